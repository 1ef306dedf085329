import type { FlagKey } from '../model/flag.ts';
import type { SkippedFile } from '../model/reference.ts';
import type { PackedFacts } from '../references/packing/packedFacts.ts';
import type { Words } from '../references/prefilter/packedWords.ts';
import type { Wanted } from '../references/prefilter/patterns.ts';
import type { ChangedFile } from '../references/referenceTable.ts';
import type { CallsConfig } from '../references/sdkCalls/callTable.ts';

/** What is looked for. */
export interface ReadPlan {
  readonly config: CallsConfig;
  readonly wanted: Wanted;
  /** Code is not parsed but sketched: the lines of known keys, by text. */
  readonly sketch?: true;
}

export interface ReadRequest extends ReadPlan {
  readonly root: string;
  /** Paths relative to the root. */
  readonly files: readonly string[];
}

export interface ReadBatch {
  readonly facts: readonly (readonly [file: string, facts: PackedFacts])[];
  /** The files among those that were only sketched. */
  readonly sketched: readonly string[];
  readonly skipped: readonly SkippedFile[];
  /** Of the files that showed no sign, or are code read without its syntax. */
  readonly aside: readonly FileAside[];
}

/** `isUnread`: code of which nothing but its text was read. */
export type FileAside = readonly [file: string, words: Words, isUnread: boolean];

export interface RecallRequest {
  readonly root: string;
  readonly files: readonly string[];
  readonly knownKeys: readonly FlagKey[];
}

/** What was found at the last start in files that are as they were. */
export interface Recalled {
  readonly shown: readonly ChangedFile[];
  readonly skipped: readonly SkippedFile[];
  /** No file and no known key has changed, come or gone since: this is all. */
  readonly isComplete: boolean;
}

/** Milliseconds, summed over all threads, so they may exceed the time that passed. */
export interface ReadTimes {
  readonly read: number;
  readonly match: number;
  readonly parse: number;
}

/** Reads the files of a folder. Paths are relative to the root, with `/`. */
export interface SourceReader {
  /**
   * As the developer sees the folder: ignored files are left out. `ahead`: what will be asked of all files unless they
   * can be recalled; it may begin while they are still being listed.
   */
  list(root: string, signal: AbortSignal, ahead?: ReadPlan): Promise<readonly string[]>;
  /** Those of the files that exist, listed or not. */
  present(root: string, files: readonly string[]): Promise<readonly string[]>;
  /** Undefined where nothing is kept. */
  recall(request: RecallRequest): Promise<Recalled | undefined>;
  /** Facts of the files that show a sign of what is wanted. Rejects with the signal's reason when aborted. */
  read(request: ReadRequest, onBatch: (batch: ReadBatch) => void, signal: AbortSignal): Promise<ReadTimes>;
  /** Facts of a text that need not be what is on disk. */
  extract(file: string, text: string, config: CallsConfig): Promise<PackedFacts>;
}
