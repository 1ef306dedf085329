import type { FlagKey } from './flag.ts';
import type { FlagState } from './flagState.ts';

/** A flag the provider could not read, or a file it could not parse; the rest still stands. */
export interface Problem {
  readonly message: string;
  readonly key?: FlagKey;
  /** 0-based line in the environment's source file, where there is one. */
  readonly line?: number;
}

/** All flags of one environment at one version. `native` is the provider's own and opaque to everybody else. */
export interface Snapshot {
  readonly version: string;
  /** Unix milliseconds. */
  readonly fetchedAt: number;
  readonly flags: ReadonlyMap<FlagKey, FlagState>;
  readonly problems: readonly Problem[];
  readonly native: unknown;
}
