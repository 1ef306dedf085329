/** One committed state of a file. */
export interface Revision {
  readonly commit: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly by: string;
  /** Empty where the commit took the file away. */
  readonly text: string;
}

/** The version history of files; empty where there is none. */
export interface Revisions {
  /** Newest first, at most `limit`. `root` is absolute, `file` relative to it. */
  of(root: string, file: string, limit: number): Promise<readonly Revision[]>;
}
