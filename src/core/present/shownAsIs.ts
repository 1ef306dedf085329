/** Shows nothing, and parts what would be read as markup. */
const APART = '\u200b';

/** Characters that turn the direction of what follows them, or that nobody sees. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text as it is, where the editor reads markup in plain texts: `[words](address)` is a link in its notifications, and
 * the address may be a command; `$(name)` is an icon in its status bar and lists.
 */
export function shownAsIs(text: string): string {
  return text.replace(UNSEEN, ' ').replaceAll('](', `]${APART}(`).replaceAll('$(', `$${APART}(`);
}
