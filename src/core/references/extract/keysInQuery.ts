import type { TextFact } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';

/** `/?featureFlags=new-checkout,gift-cards` */
const QUERY = /[?&]([\w-]{1,60})=([\w.,:-]+)/g;
const EACH = /[\w.:-]+/g;
/** Addresses are shorter. */
const LONGEST = 2000;

/** Keys that an address switches on. */
export function keysInQuery(text: string, offset: number): readonly TextFact[] {
  if (text.length > LONGEST) return [];
  return [...text.matchAll(QUERY)].flatMap(({ 0: whole, 1: label = '', 2: values = '', index }) => {
    if (!isTypeOfFlags(label)) return [];
    const from = offset + index + whole.length - values.length;
    return [...values.matchAll(EACH)].map(({ 0: value, index: at }) => {
      const start = from + at;
      return { value, start, end: start + value.length, told: true as const };
    });
  });
}
