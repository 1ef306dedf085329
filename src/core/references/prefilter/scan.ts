import { type Automaton, type Pattern, Sign } from './automaton.ts';

const WORD = new Uint8Array(256);
for (const range of ['az', 'AZ', '09', '__']) {
  for (let byte = range.charCodeAt(0); byte <= range.charCodeAt(1); byte++) WORD[byte] = 1;
}

/** All that `Sign` has: nothing more can be learnt. */
const ENOUGH = Sign.certain;

/** The signs of the patterns found. Stops as soon as the file is known to be worth reading. */
export function scanBytes(automaton: Automaton, bytes: Uint8Array, length: number): number {
  const { next, ends, shorter, columnOf, columns } = automaton;
  let state = 0;
  let signs = 0;
  for (let at = 0; at < length; at++) {
    state = next[state * columns + (columnOf[bytes[at] ?? 0] ?? 0)] ?? 0;
    if (state === 0 || (ends[state] === -1 && shorter[state] === 0)) continue;
    signs |= signsEndingAt(automaton, state, bytes, at, length);
    if ((signs & ENOUGH) !== 0) return signs;
  }
  return signs;
}

function signsEndingAt(
  { ends, shorter, patterns, lengths }: Automaton,
  state: number,
  bytes: Uint8Array,
  at: number,
  length: number,
): number {
  let signs = 0;
  for (let end = ends[state] === -1 ? (shorter[state] ?? 0) : state; end !== 0; end = shorter[end] ?? 0) {
    const index = ends[end] ?? -1;
    const pattern = patterns[index];
    if (pattern && stands(pattern, lengths[index] ?? 0, bytes, at, length)) signs |= pattern.sign;
  }
  return signs;
}

/** Worth reading: a sure sign, or an everyday call in a file that speaks of flags. */
export function isWorthReading(signs: number): boolean {
  const pair = Sign.generic | Sign.hint;
  return (signs & Sign.certain) !== 0 || (signs & pair) === pair;
}

function stands(pattern: Pattern, size: number, bytes: Uint8Array, last: number, length: number): boolean {
  if (pattern.wholeWord) {
    const first = last - size + 1;
    if (first > 0 && WORD[bytes[first - 1] ?? 0] === 1 && WORD[bytes[first] ?? 0] === 1) return false;
    if (last + 1 < length && WORD[bytes[last + 1] ?? 0] === 1 && WORD[bytes[last] ?? 0] === 1) return false;
  }
  return !pattern.called || isCalled(bytes, last + 1, length);
}

const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
/** Type arguments longer than this are not looked past. */
const LONGEST_TYPE = 80;

function isCalled(bytes: Uint8Array, from: number, length: number): boolean {
  let at = from;
  if (bytes[at] === LESS) {
    const stop = Math.min(length, at + LONGEST_TYPE);
    while (at < stop && bytes[at] !== GREATER) at++;
    at++;
  }
  if (bytes[at] !== OPEN) return false;
  at++;
  while (at < length && (bytes[at] ?? 0) <= 0x20) at++;
  return bytes[at] !== CLOSE;
}
