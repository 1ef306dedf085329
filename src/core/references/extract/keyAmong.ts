import type { CallFact, Expression } from '../facts.ts';

/** Labels under which constructors take a flag's key. */
const OF_KEY = /key|name|flag|feature|value|id$/i;

/** Of what a constructor is given, the text that is most likely the key: so labelled, or the first. */
export function keyAmong(given: Pick<CallFact, 'arguments' | 'named'> | undefined): Expression | undefined {
  const labelled = given?.named.filter(([, value]) => value.kind === 'text') ?? [];
  const best = labelled.find(([name]) => /key/i.test(name)) ?? labelled.find(([name]) => OF_KEY.test(name));
  const only = labelled.length === 1 ? labelled[0] : undefined;
  return best?.[1] ?? given?.arguments.find(({ kind }) => kind === 'text') ?? only?.[1];
}
