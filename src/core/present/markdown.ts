import type { Stage } from '../model/exposure.ts';
import { iconless } from './iconless.ts';

/** Everything Markdown, HTML and VS Code's `$(icon)` syntax could take for markup. */
const SPECIAL = /[\\`*_{}[\]()<>#+\-.!|~&$:@/]/g;

/**
 * Text from a flag system as text: a flag named `](command:…)` stays a name. One line. VS Code looks for `$(icon)` in the
 * finished HTML, code spans included, where escapes and entities are gone.
 */
export function escapeMarkdown(text: string): string {
  return iconless(text)
    .replace(SPECIAL, (character) => `\\${character}`)
    .replaceAll('\\<', '&lt;')
    .replaceAll('\\&', '&amp;');
}

/** Text in a code span; the fence is longer than any run of backticks within. */
export function codeSpan(text: string): string {
  const flat = iconless(text);
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** A link that runs a command of ours; only such links are trusted in a hover. */
export function commandLink(label: string, command: string, argument: unknown, tooltip: string): string {
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()!'*~]/g, percentEncoded);
  return `[${label}](command:${command}?${query} "${tooltip.replace(/["\\$<>&\p{Cc}]/gu, ' ')}")`;
}

/** A bracket that `encodeURIComponent` lets pass would end the link. */
function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * The contributed icon of a stage in its contributed colour: text glyphs of circles differ from font to font. Needs
 * theme icons and VS Code's small subset of HTML.
 */
export function stageMark(stage: Stage): string {
  return `<span style="color:var(--vscode-releaseLens-${stage}Foreground);">$(release-lens-${stage})</span>`;
}
