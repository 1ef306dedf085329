/** Text of a file at one version: the version changes whenever the bytes do. */
export interface FileText {
  readonly text: string;
  readonly version: string;
}

export type FileFailure = 'missing' | 'unreadable' | 'too large' | 'not text' | 'changed' | 'not writable';

/** `reason` is what callers branch on; the message is for the person. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly reason: FileFailure;
  readonly file: string;

  constructor(reason: FileFailure, file: string, message: string) {
    super(message);
    this.reason = reason;
    this.file = file;
  }
}

/** Paths are absolute. Everything rejects with `FileError`. */
export interface Files {
  read(file: string): Promise<FileText>;
  /** Atomic; rejects with `changed`, and writes nothing, unless the file still has `expected`'s version. */
  replace(file: string, expected: string, text: string): Promise<FileText>;
}
