import type { FlagKey } from '../model/flag.ts';
import type { SkippedFile } from '../model/reference.ts';
import type { ChangedFile } from '../references/referenceTable.ts';
import type { CallsConfig } from '../references/sdkCalls/callTable.ts';

/** What an editor holds of a file; without a text the file is given back to the disk. */
export type EditedText = readonly [file: string, text: string | undefined];

export interface FolderRequest {
  readonly root: string;
  readonly config: CallsConfig;
  readonly knownKeys: readonly FlagKey[];
  readonly texts: readonly EditedText[];
}

export interface FolderStats {
  /** Files of the folder, read closely or not. */
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  /** `read`, `match` and `parse` are summed over all threads. */
  readonly ms: {
    readonly list: number;
    readonly read: number;
    readonly match: number;
    readonly parse: number;
    readonly total: number;
  };
}

/** One slice of what changed: small, as taking it in holds up the thread that shows it. */
export interface ReferenceSlice {
  readonly changed: readonly ChangedFile[];
  /** With the last slice of a change: what is shown agrees with itself again. */
  readonly stats?: FolderStats;
}

/** A folder whose references are kept up to date, off the caller's thread. */
export interface FollowedFolder {
  /** Every file has been read once. */
  readonly ready: Promise<void>;
  setKnownKeys(keys: readonly FlagKey[]): Promise<void>;
  /** Files that came, changed or went, and texts an editor has changed. */
  change(files: readonly string[], texts: readonly EditedText[]): Promise<void>;
  close(): void;
}

/** Finds what code says of flags, off the caller's thread. Paths are relative to the root, with `/`. */
export interface Scanner {
  follow(request: FolderRequest, onSlice: (slice: ReferenceSlice) => void): FollowedFolder;
  /** Files that define flags, by name or by their `$schema`. */
  findFlagFiles(root: string): Promise<readonly string[]>;
  /** Whether a folder uses flags at all. Cheap. */
  detect(root: string): Promise<boolean>;
  dispose(): Promise<void>;
}
