import { oneLine } from './oneLine.ts';

/** Scripts whose letters run from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Lists, CodeLens, hovers and status bar draw an icon wherever a text spells one: an invisible joiner keeps foreign text
 * text. What runs from right to left is isolated, so that numbers and signs beside it stay where they belong
 * (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
 */
export function iconless(text: string): string {
  const line = oneLine(text).replaceAll('$(', '$\u2060(');
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}
