import type { FlagKey } from '../model/flag.ts';
import { foldedKey } from '../references/keyCase.ts';

/**
 * The keys a person may mean by what they typed, in any case and with gaps (`nco` finds `new-checkout`), at most
 * `limit`: those that hold it in one piece first.
 */
export function keysLike(query: string, keys: readonly FlagKey[], limit: number): readonly FlagKey[] {
  const wanted = foldedKey(query);
  const whole: FlagKey[] = [];
  const scattered: FlagKey[] = [];
  for (const key of keys) {
    const text = foldedKey(key);
    if (text.includes(wanted)) whole.push(key);
    else if (isScatteredIn(text, wanted)) scattered.push(key);
  }
  return [...whole, ...scattered].slice(0, limit);
}

function isScatteredIn(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
