export interface Command {
  /** A program and its arguments: no shell reads them. */
  readonly command: readonly [string, ...string[]];
  /** Absolute. */
  readonly folder: string;
  /** Added to the environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** The most it may print. */
  readonly maxBytes: number;
}

/** How a program ended: what it printed, or what came of it. */
export type Ended =
  | { readonly is: 'done'; readonly output: string }
  | { readonly is: 'failed' | 'not found' | 'too slow' | 'too much'; readonly why: string };

/** Runs a program to its end. Rejects with the signal's reason only, and leaves nothing running. */
export type Exec = (command: Command, signal: AbortSignal) => Promise<Ended>;
