import type { FlagKey } from '../model/flag.ts';
import { foldedKey } from '../references/keyCase.ts';

/** Finds the keys a person may mean by what they typed, in any case and with gaps: `nco` finds `new-checkout`. */
export class KeySearch {
  readonly keys: readonly FlagKey[];
  readonly #folded: readonly string[];

  constructor(keys: readonly FlagKey[]) {
    this.keys = keys;
    this.#folded = keys.map(foldedKey);
  }

  /** At most `limit`, those that hold what was typed in one piece first. */
  like(typed: string, limit: number): readonly FlagKey[] {
    const wanted = foldedKey(typed);
    const whole: FlagKey[] = [];
    const scattered: FlagKey[] = [];
    this.#folded.forEach((text, at) => {
      const key = this.keys[at] ?? '';
      if (text.includes(wanted)) whole.push(key);
      else if (isScatteredIn(text, wanted)) scattered.push(key);
    });
    return [...whole, ...scattered].slice(0, limit);
  }
}

function isScatteredIn(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
