import { type Asked, type Lookup, numberOf } from './asked.ts';

/** Files, or other lookups, by what their answers rest on. */
export class Dependents<Name extends string = string> {
  readonly #asked = new Map<Name, Int32Array>();

  set(name: Name, asked: Asked | undefined): void {
    if (asked) this.#asked.set(name, asked.toNumbers());
    else this.#asked.delete(name);
  }

  /** Those whose answers any of these may change. */
  *on(lookups: Iterable<Lookup>): Generator<Name> {
    const numbers = new Set<number>();
    // A look at one byte spares most of the looks into the set.
    const mayBe = new Uint8Array(1 << 16);
    for (const lookup of lookups) {
      const number = numberOf(lookup);
      numbers.add(number);
      mayBe[number & 0xffff] = 1;
    }
    if (numbers.size === 0) return;
    for (const [name, asked] of this.#asked) if (holdsAny(asked, numbers, mayBe)) yield name;
  }
}

/** A plain loop: with each edit it goes through millions. */
function holdsAny(asked: Int32Array, numbers: ReadonlySet<number>, mayBe: Uint8Array): boolean {
  for (let at = 0; at < asked.length; at++) {
    const number = asked[at] ?? 0;
    if (mayBe[number & 0xffff] === 1 && numbers.has(number)) return true;
  }
  return false;
}
