import type { FlagChange } from './provider.ts';

/** Whom to ask about code. Everything is empty where there is no history or no list of owners; nothing rejects. */
export interface Authorship {
  /** As the repository's CODEOWNERS says. `root` is absolute, files relative to it. */
  ownersOf(root: string, files: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Who wrote which of these lines, counted from 0, as they were last committed. */
  authorsOf(root: string, file: string, lines: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** The commit that last took a text out of, or put it into, any file but these. */
  lastTouched(root: string, text: string, except: readonly string[]): Promise<FlagChange | undefined>;
}
