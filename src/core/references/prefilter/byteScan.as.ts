/**
 * AssemblyScript. Goes once through the bytes of a text: notes each word of it as a number, finds words of a dictionary
 * and the patterns around them, and words that hold a hint. What is found is handed out one by one by `next`.
 */

/** What `next` comes back with. */
const NOTHING = 0;
const PATTERN = 1;
const WORD = 2;

/** What else is known of a word: it may be a key's name, a key in plain language, or something is handed on behind it. */
const NAME = 1;
const EVERYDAY = 2;
const HANDS_ON = 4;
/** Of a text: a hint was met. */
const HINT = 8;

/** Bytes looked at together. */
const BLOCK: usize = 64;
/** Words are numbered by as many bits of their hash, and looked up by as many others. */
const NUMBER_BITS = 20;
const SIEVE_BITS = 18;
/** So many of its first bytes tell a hint. */
const TELLING: usize = 3;

/** Where things lie in memory. What comes before the dictionary has a fixed place; texts come behind it. */
export const OUT: usize = 1024;
const MASKS: usize = 2048;
const HALVES: usize = 2176;
/** Each behind its length; none is left at a length of 0. */
export const HINTS: usize = 4096;
const SIEVE: usize = 8192;
/** A bit for each number; and for each sixty-four of these one that says whether there is any. */
const MET: usize = SIEVE + (1 << (SIEVE_BITS - 3));
const MET_AMONG: usize = MET + (1 << (NUMBER_BITS - 3));
const MET_END: usize = MET_AMONG + (1 << (NUMBER_BITS - 9));
/** Three bytes are as many as a step takes from one number to the next. */
export const PACKED: usize = MET_END;
export const DICTIONARY: usize = PACKED + (3 << NUMBER_BITS);

let slots: usize = 0;
let lastSlot: u32 = 0;
let text: usize = 0;
let end: usize = 0;

/** Of the block that is being looked at: what is left of its words' beginnings and ends, and of its hints. */
let block: usize = 0;
let starts: u64 = 0;
let ends: u64 = 0;
let hints: u64 = 0;
/** The next word, or the one that the block ends within. */
let start: usize = 0;
let isWithin: bool = false;
let isHinted: bool = false;

/** Of the word before: whether it held a hint, and where it ended. */
let speaks: bool = false;
let wordEnd: usize = 0;
/** What is still to be tried at the word that was met last. */
let bucket: usize = 0;
let anchor: usize = 0;
let isTold: bool = false;

let kindsMet: u32 = 0;

/** Makes of the hints the tables by which they are told. */
export function hear(): void {
  let bit: u8 = 1;
  for (let hint: usize = HINTS; load<u8>(hint) !== 0; hint += load<u8>(hint) + 1) {
    for (let at: usize = 0; at < TELLING; at++) {
      const byte = load<u8>(hint + 1 + at);
      const table = HALVES + at * 32;
      store<u8>(table + (byte & 15), load<u8>(table + (byte & 15)) | bit);
      store<u8>(table + 16 + (byte >> 4), load<u8>(table + 16 + (byte >> 4)) | bit);
    }
    bit = rotl<u8>(bit, 1);
  }
}

/** A dictionary has been laid at `from`, with so many slots. */
export function seek(from: usize, count: u32): void {
  slots = from;
  lastSlot = count - 1;
  memory.fill(SIEVE, 0, 1 << (SIEVE_BITS - 3));
  for (let slot: u32 = 0; slot < count; slot++) {
    if (load<u32>(slots + (slot << 4), 4) === 0) continue;
    const sieve = load<u32>(slots + (slot << 4)) >>> (32 - SIEVE_BITS);
    const word = SIEVE + ((sieve >>> 5) << 2);
    store<u32>(word, load<u32>(word) | (1 << (sieve & 31)));
  }
  store<u64>(MASKS, -1);
  store<u64>(MASKS + 8, -1);
}

/** A text has been laid at `from`, with two blocks of zeros and more behind it. */
export function begin(from: usize, length: usize): void {
  forget();
  text = from;
  end = from + length;
  block = from - BLOCK;
  starts = ends = hints = 0;
  isWithin = isHinted = speaks = isTold = false;
  wordEnd = from;
  bucket = 0;
  kindsMet = 0;
}

/** Of all words but those that were handed out, and of the text. */
export function kinds(): u32 {
  return kindsMet;
}

/** Patterns come before the word they were found at. */
export function next(): i32 {
  if (bucket !== 0 && isMatch()) return PATTERN;
  if (isTold) {
    isTold = false;
    return WORD;
  }
  while (true) {
    while (ends !== 0) {
      const found = meetNext();
      if (found !== NOTHING) return found;
    }
    if (isWithin && hints !== 0) isHinted = true;
    block += BLOCK;
    if (block > end) return NOTHING;
    read();
  }
}

/** The word that ends next in the block. */
function meetNext(): i32 {
  const stop = block + <usize>ctz(ends);
  const held = hints & ((ends & -ends) - 1);
  ends &= ends - 1;
  hints ^= held;
  const from = start;
  start = block + <usize>ctz(starts);
  starts &= starts - 1;
  const hash = hashOf(from, stop);
  note(hash & ((1 << NUMBER_BITS) - 1));
  const follows = speaks;
  const before = wordEnd;
  speaks = isHinted || held !== 0;
  isHinted = false;
  wordEnd = stop;
  const sieve = hash >>> (32 - SIEVE_BITS);
  const isKnown = (load<u32>(SIEVE + ((sieve >>> 5) << 2)) >>> (sieve & 31)) & 1;
  if (!(isKnown || follows || speaks)) return NOTHING;
  if (speaks) kindsMet |= HINT;
  const entry = isKnown ? entryOf(hash) : 0;
  const kinds = entry !== 0 ? load<u32>(entry, 4) & (NAME | EVERYDAY | HANDS_ON) : 0;
  isTold = follows || (kinds & HANDS_ON) !== 0 || speaks;
  if (isTold) tell(hash, before, stop, follows, kinds);
  else kindsMet |= kinds;
  anchor = from;
  if (entry !== 0) bucket = load<u32>(entry, 8);
  if (bucket !== 0 && isMatch()) return PATTERN;
  if (!isTold) return NOTHING;
  isTold = false;
  return WORD;
}

function entryOf(hash: u32): usize {
  let slot = hash & lastSlot;
  while (true) {
    const entry = slots + (slot << 4);
    if (load<u32>(entry, 4) === 0) return 0;
    if (load<u32>(entry) === hash) return entry;
    slot = (slot + 1) & lastSlot;
  }
}

function tell(hash: u32, before: usize, stop: usize, follows: bool, kinds: u32): void {
  kindsMet |= kinds & NAME;
  store<u32>(OUT, hash, 12);
  store<u32>(OUT, <u32>(before - text), 16);
  store<u32>(OUT, <u32>(stop - text), 20);
  store<u32>(OUT, kinds, 24);
  store<u32>(OUT, <u32>follows, 28);
  store<u32>(OUT, <u32>speaks, 32);
}

/** Tries the patterns that are left of those about the word. */
function isMatch(): bool {
  for (let length = load<u32>(bucket, 8); length !== 0; length = load<u32>(bucket, 8)) {
    const from = anchor - load<u32>(bucket, 4);
    const bytes = load<u32>(bucket, 12);
    const pattern = load<u32>(bucket);
    bucket += 16;
    if (from < text || from + length > end || !isAlike(from, bytes, length)) continue;
    store<u32>(OUT, pattern);
    store<u32>(OUT, <u32>(from - text), 4);
    store<u32>(OUT, <u32>(from + length - 1 - text), 8);
    return true;
  }
  bucket = 0;
  return false;
}

function isAlike(a: usize, b: usize, length: usize): bool {
  for (let at: usize = 0; at < length; at++) {
    if (load<u8>(a + at) !== load<u8>(b + at)) return false;
  }
  return true;
}

/** Finds the words of a block, and the hints that begin in it. */
function read(): void {
  let words: u64 = 0;
  let maybe: u64 = 0;
  for (let part: usize = 0; part < BLOCK; part += 16) {
    const bytes = v128.load(block + part);
    words |= (<u64>wordsOf(bytes)) << part;
    maybe |= (<u64>hintsOf(bytes, block + part)) << part;
  }
  const shifted = (words << 1) | (isWithin ? 1 : 0);
  starts = words & ~shifted;
  ends = ~words & shifted;
  if (!isWithin) {
    start = block + <usize>ctz(starts);
    starts &= starts - 1;
  }
  isWithin = words >>> 63 !== 0;
  hints = 0;
  while (maybe !== 0) {
    if (isHint(block + <usize>ctz(maybe))) hints |= maybe & -maybe;
    maybe &= maybe - 1;
  }
}

/** A bit for each byte that is part of a word: a letter, a digit or an underscore. */
function wordsOf(bytes: v128): i32 {
  const lower = v128.or(bytes, i8x16.splat(0x20));
  const isLetter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  const isDigit = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
  const isUnderscore = i8x16.eq(bytes, i8x16.splat(0x5f));
  return i8x16.bitmask(v128.or(v128.or(isLetter, isDigit), isUnderscore));
}

/**
 * A bit where a hint may begin, by the halves of its first three bytes: each half is looked up in a table that has a bit
 * for each hint. After Teddy, of Intel's Hyperscan.
 */
function hintsOf(first: v128, at: usize): i32 {
  const second = v128.load(at + 1);
  const third = v128.load(at + 2);
  const all = v128.and(v128.and(halves(first, 0), halves(second, 32)), halves(third, 64));
  return i8x16.bitmask(i8x16.ne(all, i8x16.splat(0)));
}

/** The bits of either half of each byte. */
function halves(bytes: v128, table: usize): v128 {
  const low = i8x16.swizzle(v128.load(HALVES + table), v128.and(bytes, i8x16.splat(15)));
  const high = i8x16.swizzle(v128.load(HALVES + table + 16), i8x16.shr_u(bytes, 4));
  return v128.and(low, high);
}

function isHint(at: usize): bool {
  for (let hint: usize = HINTS; load<u8>(hint) !== 0; hint += load<u8>(hint) + 1) {
    if (isAlike(at, hint + 1, load<u8>(hint))) return true;
  }
  return false;
}

/** As `wordHash.ts` does. */
function hashOf(from: usize, stop: usize): u32 {
  let hash: u32 = <u32>(stop - from);
  for (let at = from; at < stop; at += 16) {
    const left = min<usize>(stop - at, 16);
    const bytes = v128.and(v128.load(at), v128.load(MASKS + 16 - left));
    const times = i32x4.mul(bytes, i32x4(0x2c1b3c6d, 0x297a2d39, 0x5bd1e995, 0x1b873593));
    const half = i32x4.add(times, v128.shuffle<u32>(times, times, 2, 3, 0, 1));
    hash = hash * 31 + <u32>i32x4.extract_lane(half, 0) + <u32>i32x4.extract_lane(half, 1);
  }
  hash = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
  return hash ^ (hash >>> 13);
}

export function note(number: u32): void {
  const word = MET + ((number >>> 6) << 3);
  store<u64>(word, load<u64>(word) | ((<u64>1) << (number & 63)));
  const among = MET_AMONG + ((number >>> 12) << 3);
  store<u64>(among, load<u64>(among) | ((<u64>1) << ((number >>> 6) & 63)));
}

function forget(): void {
  for (let among = MET_AMONG; among < MET_END; among += 8) {
    for (let left = load<u64>(among); left !== 0; left &= left - 1) store<u64>(wordOf(among, left), 0);
    store<u64>(among, 0);
  }
}

/** Packs the numbers of all words met, as `packedWords.ts` says; returns the number of bytes. */
export function pack(): usize {
  let end = PACKED;
  let before: u32 = 0;
  for (let among = MET_AMONG; among < MET_END; among += 8) {
    for (let left = load<u64>(among); left !== 0; left &= left - 1) {
      const word = wordOf(among, left);
      const base = (<u32>(word - MET)) << 3;
      for (let bits = load<u64>(word); bits !== 0; bits &= bits - 1) {
        const number = base + <u32>ctz(bits);
        end = packed(number - before, end);
        before = number;
      }
    }
  }
  store<u32>(OUT, before);
  return end - PACKED;
}

/** The word of bits that the lowest bit of what is left among sixty-four of them stands for. */
function wordOf(among: usize, left: u64): usize {
  return MET + ((among - MET_AMONG) << 6) + ((<usize>ctz(left)) << 3);
}

function packed(step: u32, end: usize): usize {
  while (step > 0x7f) {
    store<u8>(end++, (step & 0x7f) | 0x80);
    step >>>= 7;
  }
  store<u8>(end++, step);
  return end;
}
