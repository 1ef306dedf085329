/**
 * The words of a file as numbers: a file that was looked through and put aside is asked for a new key or name without
 * reading it again. Two words may share a number, which costs a reading in vain, but never misses one. In order, each as
 * the step from the one before it, seven bits a byte: there are a hundred in a file, and a hundred thousand files.
 */
export type Words = Uint8Array;

/** Puts numbers below 2^28 behind packed ones, of which `last` is the greatest: they are greater. */
export function packBehind(packed: Words, last: number, numbers: readonly number[]): Words {
  const bytes = new Uint8Array(packed.length + 4 * numbers.length);
  bytes.set(packed);
  let end = packed.length;
  let before = last;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    let step = number - before;
    before = number;
    for (; step > 0x7f; step >>>= 7) bytes[end++] = (step & 0x7f) | 0x80;
    bytes[end++] = step;
  }
  return bytes.subarray(0, end);
}

/** Whether one of them is like that; asked from the lowest on. */
export function someWord(words: Words, isLike: (number: number) => boolean): boolean {
  let number = 0;
  let step = 0;
  let shift = 0;
  for (let at = 0; at < words.length; at++) {
    const byte = words[at] ?? 0;
    step |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte > 0x7f) continue;
    number += step;
    if (isLike(number)) return true;
    step = 0;
    shift = 0;
  }
  return false;
}

export function hasWord(words: Words, wanted: number): boolean {
  let found = false;
  someWord(words, (number) => {
    found = number === wanted;
    return number >= wanted;
  });
  return found;
}
