/** One file, by its path relative to the root, before a change and after it. */
export interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What a compiler, a type checker or a parser of the language itself finds in the change that was not there before. */
export interface Judgement {
  /** `TypeScript 5.9.3 (tsconfig.json)`, `gofmt -e` */
  readonly by: string;
  readonly files: readonly string[];
  /** A line each, with file and line. */
  readonly errors: readonly string[];
}

/**
 * Has what is at hand look at a change, which is written nowhere for it; one judgement for each tool that could look at
 * any of the files. What cannot be started, or is not installed, does not judge. Never rejects.
 */
export type Compilers = (root: string, files: readonly ChangedFile[]) => Promise<readonly Judgement[]>;
