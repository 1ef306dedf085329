import type { FlagKey } from '../model/flag.ts';
import { foldedKey, wordsOfKey } from '../references/keyCase.ts';

const MOST = 3;

/** Keys that are written almost like this one, the nearest first. */
export function didYouMean(key: FlagKey, keys: readonly FlagKey[]): readonly FlagKey[] {
  const limit = Math.max(1, Math.floor(foldedKey(key).length / 4));
  return keys
    .filter((other) => other !== key)
    .map((other) => ({ other, distance: distance(key, other, limit) }))
    .filter((each) => each.distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .slice(0, MOST)
    .map(({ other }) => other);
}

/** In another case, or with its words in another order, a key is as good as the same. */
function distance(key: FlagKey, other: FlagKey, limit: number): number {
  const [a, b] = [foldedKey(key), foldedKey(other)];
  if (a === b) return 0;
  if (sortedWords(key) === sortedWords(other)) return 1;
  return Math.abs(a.length - b.length) > limit ? Number.POSITIVE_INFINITY : edits(a, b);
}

function sortedWords(key: FlagKey): string {
  return wordsOfKey(key).sort().join(' ');
}

/** Levenshtein's. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
