/** Lists, CodeLens and status bar draw an icon wherever a text spells one: an invisible joiner keeps foreign text text. */
export function iconless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replaceAll('$(', '$\u2060(');
}
