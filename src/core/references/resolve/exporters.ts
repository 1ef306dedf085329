import type { Outline } from './outline.ts';

/** Files that are imported as one, by the names they may export: a package of Go has hundreds. */
export class Exporters {
  readonly #named = new Map<string, string[]>();
  /** May export any name. */
  readonly #open: readonly string[];
  readonly #files: readonly string[];

  constructor(files: readonly string[], outlineOf: (file: string) => Outline | undefined) {
    const open: string[] = [];
    for (const file of files) {
      const outline = outlineOf(file);
      if (outline?.isOpen) open.push(file);
      for (const name of outline?.exported ?? []) {
        const known = this.#named.get(name);
        if (known) known.push(file);
        else this.#named.set(name, [file]);
      }
    }
    this.#open = open;
    this.#files = files;
  }

  /** In the order of the files. */
  of(name: string): readonly string[] {
    const named = this.#named.get(name);
    if (named === undefined || this.#open.length === 0) return named ?? this.#open;
    const meant = new Set([...named, ...this.#open]);
    return this.#files.filter((file) => meant.has(file));
  }
}
