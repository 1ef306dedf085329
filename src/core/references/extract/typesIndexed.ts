import type { Expression, TextFact } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { isKeyText } from './keyText.ts';

/** `Flags['new-checkout']`, a type, wherever one is said. */
const INDEXED = /\b([A-Z]\w{0,80})\[\s*(["'])([\w$.:/@-]{1,200})\2\s*\]/g;
const SET = /FlagSet$/;

/** Keys by which TypeScript says of what type a flag's value is. */
export function keysOfTypes(text: string): readonly TextFact[] {
  return [...text.matchAll(INDEXED)].flatMap(
    ({ 0: whole, 1: type = '', 2: quote = '', 3: value = '', index }) => {
      if (!isKeyText(value) || !(isTypeOfFlags(type) || SET.test(type))) return [];
      const start = index + whole.indexOf(quote) + 1;
      return [{ value, start, end: start + value.length, told: true as const }];
    },
  );
}

/** `flags: FlagSet`, which in other languages are options of a command. */
const SAID = /\b(\w{1,80})\??:\s{0,9}(?:\w{1,80}\.)?\w{0,80}FlagSet\b/g;

/** Members of what is said to be a set of flags. */
export function membersOfSets(text: string): readonly Expression[] {
  if (!text.includes('FlagSet')) return [];
  const sets = new Set([...text.matchAll(SAID)].map(([, name = '']) => name));
  if (sets.size === 0) return [];
  const asked = new RegExp(`(?<![\\w.$])(${[...sets].join('|')})(\\??\\.)(\\w+)`, 'g');
  return [...text.matchAll(asked)].map(({ 1: set = '', 2: join = '', 3: name = '', index }): Expression => {
    const start = index + set.length + join.length;
    const nothing: Expression = { kind: 'computed', start: index, end: index + set.length };
    const object: Expression = { ...nothing, kind: 'member', object: nothing, name: 'featureFlags' };
    return { kind: 'member', object, name, start, end: start + name.length };
  });
}
