import type { FlagKey } from '../model/flag.ts';
import type { SkippedFile } from '../model/reference.ts';
import type { FileFacts } from '../references/facts.ts';
import type { CallsConfig } from '../references/sdkCalls/callTable.ts';

export interface ScanRequest {
  readonly root: string;
  readonly config: CallsConfig;
  readonly keys: readonly FlagKey[];
  /** Names under which other files use what an earlier pass found. */
  readonly aliases: readonly string[];
  /** Paths relative to the root. */
  readonly files: readonly string[];
}

export interface ScanBatch {
  readonly facts: readonly FileFacts[];
  readonly skipped: readonly SkippedFile[];
}

/** Milliseconds, summed over the workers, so they may exceed the time that passed. */
export interface ScanTimes {
  readonly read: number;
  readonly match: number;
  readonly parse: number;
}

/** Reads the files of a folder, off the caller's thread. Paths are relative to the root, with `/`. */
export interface Scanner {
  /** As the developer sees the folder: ignored files are left out. */
  list(root: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** Rejects with the signal's reason when aborted. */
  scan(request: ScanRequest, onBatch: (batch: ScanBatch) => void, signal?: AbortSignal): Promise<ScanTimes>;
  /** Facts of a text that need not be what is on disk. */
  extract(file: string, text: string, config: CallsConfig): Promise<FileFacts | undefined>;
  /** Files that define flags, by name or by their `$schema`. */
  findFlagFiles(root: string): Promise<readonly string[]>;
  /** Whether a folder uses flags at all. Cheap. */
  detect(root: string): Promise<boolean>;
  dispose(): Promise<void>;
}
