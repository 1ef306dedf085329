import type { ReadTimes } from '../../ports/sourceReader.ts';

export const NO_TIMES: ReadTimes = { read: 0, match: 0, parse: 0 };

export function sumOf(one: ReadTimes, other: ReadTimes): ReadTimes {
  return { read: one.read + other.read, match: one.match + other.match, parse: one.parse + other.parse };
}
