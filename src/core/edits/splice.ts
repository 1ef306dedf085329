/** The one stretch in which two texts differ; UTF-16 offsets into the first. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function spliceOf(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
