import { iconless } from './iconless.ts';

/**
 * A text as it is, lines kept, where the editor reads markup in plain texts: `[words](address)` is a link in its
 * notifications, and the address may be a command; `$(name)` is an icon beside them.
 */
export function shownAsIs(text: string): string {
  return text.split('\n').map(iconless).join('\n').replaceAll('](', ']\u2060(');
}
