/** Everything Markdown, HTML and VS Code's `$(icon)` syntax could take for markup. */
const SPECIAL = /[\\`*_{}[\]()<>#+\-.!|~&$:@/]/g;

/** Text from a flag system as text: a flag named `](command:…)` stays a name. One line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(SPECIAL, (character) => `\\${character}`)
    .replaceAll('\\<', '&lt;')
    .replaceAll('\\&', '&amp;');
}

/** Text in a code span; the fence is longer than any run of backticks within. */
export function codeSpan(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** A link that runs a command of ours; only such links are trusted in a hover. */
export function commandLink(label: string, command: string, argument: unknown, tooltip: string): string {
  const query = encodeURIComponent(JSON.stringify([argument]));
  return `[${label}](command:${command}?${query} "${tooltip}")`;
}
