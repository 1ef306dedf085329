import type { TextFact } from '../facts.ts';
import { isUnderFlags } from './dataProse.ts';

/** `- name: NewCheckout`, `- NewCheckout`, `NewCheckout: true`, alone on its line. */
const ENTRY =
  /^[ \t]*(?:-[ \t]+(?:(?:name|key|flag|feature|id):[ \t]+)?([A-Za-z_][\w.-]{0,99})|([A-Za-z_][\w.-]{0,99}):[ \t]+(?:true|false))[ \t]*$/gm;
/** A text is no longer that holds settings. */
const LONGEST = 20_000;

/** Keys that stand without quotes in YAML that a text of code holds, right under what is called like flags. */
export function keysListed(text: string, offset: number): readonly TextFact[] {
  if (!text.includes('\n') || text.length > LONGEST) return [];
  return [...text.matchAll(ENTRY)].flatMap(({ 0: line, 1: item, 2: name = '', index }) => {
    const value = item ?? name;
    if (!isUnderFlags(text, index, line)) return [];
    const start = offset + index + (item ? line.lastIndexOf(value) : line.indexOf(value));
    return [{ value, start, end: start + value.length, told: true as const }];
  });
}
