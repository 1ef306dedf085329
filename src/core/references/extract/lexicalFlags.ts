import type { TextFact } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { isKeyText } from './keyText.ts';

/** `featureFlags.newCheckout`, on the next line as well. */
const MEMBER = /\b((?=[a-z])\w*(?:[fF]lag|[fF]eature|[tT]oggle)\w*)\s*\??\.\s*([a-z]\w*)/g;
const MADE = /\b([A-Z]\w*)\s*\(/g;
/** What names a part, right behind a bracket or comma. */
const PART = /\s*(?:val\s+|override\s+)*(\w+)\s*(?::|=(?!=))/y;
const LONGEST_LIST = 20_000;

export type MemberAt = readonly [object: string, member: string, start: number, end: number];

/** Members of what is called like flags. */
export function membersOfFlagsIn(text: string): readonly MemberAt[] {
  return [...text.matchAll(MEMBER)].flatMap((match): MemberAt[] => {
    const [whole, object = '', member = ''] = match;
    return isTypeOfFlags(object) ? [[object, member, match.index, match.index + whole.length]] : [];
  });
}

/** `case class FeatureFlags(newCheckout: Boolean)`, `FeatureFlags(newCheckout = true)`: the parts of what holds flags. */
export function partsOfFlagsIn(text: string): readonly TextFact[] {
  return [...text.matchAll(MADE)].flatMap((match) => {
    const [whole, own = ''] = match;
    return isTypeOfFlags(own) ? partsIn(text, match.index + whole.length, own) : [];
  });
}

function partsIn(text: string, from: number, own: string): readonly TextFact[] {
  const parts: TextFact[] = [];
  let depth = 1;
  for (let at = from; depth > 0 && at < Math.min(text.length, from + LONGEST_LIST); at++) {
    const sign = text[at] ?? '';
    if (depth === 1 && (at === from || sign === ',')) {
      PART.lastIndex = sign === ',' ? at + 1 : at;
      const name = PART.exec(text)?.[1] ?? '';
      const start = text.indexOf(name, at);
      if (isKeyText(name)) parts.push({ value: name, own, entry: true, start, end: start + name.length });
    }
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
  }
  return parts;
}
