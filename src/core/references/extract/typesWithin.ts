import type { TextFact } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { isKeyText } from './keyText.ts';

const HELD =
  /\b(\w{0,60}(?:[fF]lags|[fF]eatures|[tT]oggles|[gG]ates|[eE]xperiments))\??:\s{0,20}(?:(?:Readonly|Partial)<\s{0,20})?\{([^{}]{1,4000})\}/g;
const MEMBER =
  /(?:^|[;,\n])\s{0,40}(?:readonly\s{1,9})?(["']?)([\w$.-]{1,100})\1\??:\s{0,9}(?:boolean|string|number)\b/g;

/** Flags of `featureFlags?: { newCheckout: boolean }`: a type that TypeScript says of a member, a parameter or a variable. */
export function flagsOfTypesWithin(text: string): readonly TextFact[] {
  if (!text.includes('boolean')) return [];
  return [...text.matchAll(HELD)].flatMap(({ 0: whole, 1: own = '', 2: body = '', index }) => {
    if (!isTypeOfFlags(own)) return [];
    const from = index + whole.length - 1 - body.length;
    return [...body.matchAll(MEMBER)].flatMap(({ 0: member, 1: quote = '', 2: value = '', index: at }) => {
      if (!isKeyText(value)) return [];
      const start = from + at + member.indexOf(`${quote}${value}`) + quote.length;
      return [{ value, own, entry: true as const, start, end: start + value.length }];
    });
  });
}
