/** Text of a flag system keeps to its line, and takes no invisible mark along that turns what stands around it. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
