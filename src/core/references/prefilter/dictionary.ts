import { hashesOfNames, type Members } from './members.ts';
import type { Pattern } from './sign.ts';
import { hashesOf, hashOf, type WordAt, wordsIn } from './wordHash.ts';
import { HANDING_ON } from './words.ts';

/** What is known of a word beside the patterns about it, as bits: what `byteScan.as.ts` calls them too. */
export const Kind = { name: 1, everyday: 2, handsOn: 4, hint: 8 } as const;

/** In 32-bit numbers: of a slot and of a try `byteScan.as.ts` knows the fields by their place. */
const FIELDS = 4;
/** Kept beside the kinds where there are none, as a slot without any is free. */
const TAKEN = 16;

interface Entry {
  kinds: number;
  readonly tries: Try[];
}

/** A pattern to be tried where a word of it is met. */
interface Try {
  readonly pattern: number;
  /** Bytes of the pattern before the word. */
  readonly before: number;
}

/** All that is looked for, by words: a pattern by the one of its words that fewest others have. */
export interface Dictionary {
  /** A number of slots that is a power of two, what is tried at each, and the patterns' bytes. */
  readonly image: Uint8Array;
  readonly slots: number;
  /** Those without any word. */
  readonly wordless: readonly Pattern[];
}

/** `address`: where in memory the image will lie. */
export function buildDictionary(patterns: readonly Pattern[], members: Members, address: number): Dictionary {
  const encoded = patterns.map(({ text }) => new TextEncoder().encode(text));
  const entries = entriesOf(encoded, members);
  const slots = 2 ** Math.ceil(Math.log2(4 * (entries.size + 1)));
  const tries = [...entries.values()].reduce((sum, each) => sum + each.tries.length + 1, 0);
  const numbers = new Int32Array(FIELDS * (slots + tries));
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
  const bytesFrom = address + numbers.byteLength;
  const starts = placed(encoded, bytes);
  let end = FIELDS * slots;
  for (const [hash, { kinds, tries }] of entries) {
    numbers.set(
      [hash, kinds | TAKEN, tries.length > 0 ? address + 4 * end : 0],
      FIELDS * freeSlot(numbers, slots, hash),
    );
    for (const { pattern, before } of tries) {
      const start = bytesFrom + (starts[pattern] ?? 0);
      numbers.set([pattern, before, encoded[pattern]?.length ?? 0, start], end);
      end += FIELDS;
    }
    // A try of no length is the last.
    end += FIELDS;
  }
  const image = new Uint8Array(numbers.byteLength + bytes.length);
  image.set(new Uint8Array(numbers.buffer));
  image.set(bytes, numbers.byteLength);
  const wordless = patterns.filter((_, index) => wordsIn(encoded[index] ?? bytes).length === 0);
  return { image, slots, wordless };
}

function entriesOf(encoded: readonly Uint8Array[], members: Members): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>();
  const entryOf = (hash: number): Entry => {
    const entry = entries.get(hash) ?? { kinds: 0, tries: [] };
    entries.set(hash, entry);
    return entry;
  };
  anchorsOf(encoded).forEach((anchor, pattern) => {
    if (anchor) entryOf(anchor.hash).tries.push({ pattern, before: anchor.word.from });
  });
  for (const hash of hashesOfNames(members.everyday)) entryOf(hash).kinds = Kind.everyday;
  for (const hash of hashesOfNames(members.names)) entryOf(hash).kinds = Kind.name;
  for (const hash of HANDING_ON.flatMap(hashesOf)) entryOf(hash).kinds |= Kind.handsOn;
  return entries;
}

interface Anchor {
  readonly hash: number;
  readonly word: WordAt;
}

/** Of each pattern the word that fewest patterns have, the longest of these. */
function anchorsOf(encoded: readonly Uint8Array[]): readonly (Anchor | undefined)[] {
  const all = encoded.map((bytes) => wordsIn(bytes).map((word) => ({ word, hash: hashOf(bytes, word) })));
  const counts = new Map<number, number>();
  for (const { hash } of all.flat()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const rank = ({ hash, word }: Anchor) => 100 * (counts.get(hash) ?? 0) - (word.to - word.from);
  return all.map((words) =>
    words.reduce<Anchor | undefined>(
      (best, each) => (best && rank(best) <= rank(each) ? best : each),
      undefined,
    ),
  );
}

/** Puts them one behind the other; returns where each begins. */
function placed(texts: readonly Uint8Array[], bytes: Uint8Array): readonly number[] {
  let end = 0;
  return texts.map((text) => {
    bytes.set(text, end);
    end += text.length;
    return end - text.length;
  });
}

function freeSlot(numbers: Int32Array, slots: number, hash: number): number {
  let slot = hash & (slots - 1);
  while (numbers[FIELDS * slot + 1] !== 0) slot = (slot + 1) & (slots - 1);
  return slot;
}
