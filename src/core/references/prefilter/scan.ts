import { type Automaton, Sign } from './automaton.ts';
import { type Scanned, signOf } from './places.ts';

const NEWLINE = 0x0a;

/** Lines on which any pattern ends, whatever it is worth: all that need a look where there is no syntax. */
export function linesWithSigns(automaton: Automaton, bytes: Uint8Array, length: number): readonly number[] {
  const { next, columnOf } = automaton;
  const lines: number[] = [];
  let slot = 0;
  let line = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    slot = next[slot + (columnOf[byte] ?? 0)] ?? 0;
    if (slot < 0) {
      slot = ~slot;
      if (lines.at(-1) !== line) lines.push(line);
    }
    if (byte === NEWLINE) line++;
  }
  return lines;
}

/** `slot`: the first of a state. */
export function signsEndingAt(
  { ends, twins, shorter, columns, patterns, lengths }: Automaton,
  slot: number,
  scanned: Scanned,
  last: number,
): number {
  const state = slot / columns;
  let signs = 0;
  for (let end = ends[state] === -1 ? (shorter[state] ?? 0) : state; end !== 0; end = shorter[end] ?? 0) {
    for (let index = ends[end] ?? -1; index !== -1; index = twins[index] ?? -1) {
      const pattern = patterns[index];
      if (pattern) signs |= signOf(pattern, scanned, last - (lengths[index] ?? 0) + 1, last);
    }
  }
  return signs;
}

const PAIRS = [
  Sign.generic | Sign.sdk,
  Sign.generic | Sign.named,
  Sign.held | Sign.named,
  Sign.everyday | Sign.hint,
  Sign.everyday | Sign.named,
  Sign.wrapper | Sign.hint,
  Sign.accessor | Sign.member,
  Sign.takenApart | Sign.plain,
];

/** A sure sign, or two that together make one. `isOwned`: whether a name (`alias`) has its owner there. */
export function isWorthReading(signs: number, isOwned: () => boolean): boolean {
  return (
    (signs & Sign.certain) !== 0 ||
    PAIRS.some((pair) => (signs & pair) === pair) ||
    ((signs & Sign.alias) !== 0 && isOwned())
  );
}
