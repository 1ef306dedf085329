import type { RemovalInFile } from '../../src/app/removeFlag.ts';

/** How many of each are printed. */
const MOST = 12;

/** What was changed, refused and left over in many removals, and why. */
export class Reasons {
  readonly #reasons = new Map<string, string[]>();
  #files = 0;
  #places = 0;

  add(removals: readonly RemovalInFile[]): void {
    for (const { file, before, edits, places, refusals, leftovers } of removals) {
      if (edits.length > 0) this.#files += 1;
      this.#places += places.length;
      const where = (at: number) => `${file}:${before.text.slice(0, at).split('\n').length}`;
      for (const { at, what } of refusals) this.#note(`refused: ${what}`, where(at));
      for (const { at, what } of leftovers) this.#note(`left: ${what}`, where(at));
    }
  }

  #note(what: string, where: string): void {
    const reason = what.replace(/`[^`]*`/g, '`…`').replace(/\b(?:true|false)\b/g, '…');
    const known = this.#reasons.get(reason);
    if (known) known.push(where);
    else this.#reasons.set(reason, [where]);
  }

  toString(): string {
    const count = (kind: string) =>
      [...this.#reasons].reduce(
        (sum, [reason, { length }]) => sum + (reason.startsWith(kind) ? length : 0),
        0,
      );
    const sorted = [...this.#reasons].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST);
    return [
      `files changed ${this.#files}, places ${this.#places}, refused ${count('refused')}, left ${count('left')}`,
      ...sorted.map(([reason, places]) => `${String(places.length).padStart(6)}  ${reason}  (${places[0]})`),
    ].join('\n');
  }
}
