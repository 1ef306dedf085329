import type { SkippedFile } from '../../model/reference.ts';

const IGNORE_FILE = /(?:^|\/)\.gitignore$/;

/** The folder's files as the indexer is to see them: those on disk, and above them the unsaved texts. */
export class FileView {
  #files: ReadonlySet<string> = new Set();
  readonly #unsaved = new Map<string, string>();
  readonly #skippedFiles = new Map<string, SkippedFile>();
  /** Asked for, but not part of the folder: ignored, or outside. */
  readonly #strangers = new Set<string>();

  get size(): number {
    return this.#files.size;
  }

  listed(): readonly string[] {
    return [...this.#files];
  }

  /** Returns the files that came or went. */
  setListed(files: Iterable<string>): readonly string[] {
    const before = this.#files;
    this.#files = new Set(files);
    const came = [...this.#files].filter((file) => !before.has(file));
    const went = [...before].filter((file) => !this.#files.has(file));
    return [...came, ...went];
  }

  /** Whether a listing could show something new about the files. */
  needsListing(files: readonly string[]): boolean {
    if (files.some((file) => IGNORE_FILE.test(file))) {
      this.#strangers.clear();
      return true;
    }
    return this.unlisted(files).length > 0;
  }

  unlisted(files: readonly string[]): readonly string[] {
    return files.filter((file) => !this.#files.has(file) && !this.#strangers.has(file));
  }

  /** Files that are there and yet were not listed: build output changes all the time. */
  addStrangers(files: Iterable<string>): void {
    for (const file of files) this.#strangers.add(file);
  }

  setText(file: string, text: string | undefined): void {
    if (text === undefined) this.#unsaved.delete(file);
    else this.#unsaved.set(file, text);
  }

  isOnDisk(file: string): boolean {
    return this.#files.has(file) && !this.#unsaved.has(file);
  }

  /** Unsaved texts of files that are part of the folder. */
  texts(files: readonly string[]): readonly (readonly [string, string])[] {
    return files.flatMap((file) => {
      const text = this.#unsaved.get(file);
      return text === undefined || !this.#files.has(file) ? [] : [[file, text] as const];
    });
  }

  skipped(): readonly SkippedFile[] {
    return [...this.#skippedFiles.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  addSkipped(files: readonly SkippedFile[]): void {
    for (const each of files) this.#skippedFiles.set(each.file, each);
  }

  forgetSkipped(file: string): void {
    this.#skippedFiles.delete(file);
  }
}
