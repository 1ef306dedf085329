import type { CallFact, Expression } from '../facts.ts';
import type { Place } from '../sdkCalls/flagCall.ts';

/** What a call gives for a place; undefined where it gives nothing there. */
export function given(call: CallFact, place: Place): Expression | undefined {
  const named = call.named.find(([name]) => name === place.keyword)?.[1];
  if (named) return named;
  const argument = call.arguments[place.argument] ?? labelled(call, place);
  if (place.property === undefined || argument === undefined) return argument;
  const { property } = place;
  if (argument.kind !== 'object') return undefined;
  return argument.members.find(([name]) => name === property)?.[1];
}

const LABELS_OF_KEYS = [
  'key',
  'flagKey',
  'flag',
  'featureKey',
  'feature',
  'featureName',
  'name',
  'toggleName',
];

/** A table names places by position; in Kotlin, C# and PHP any of them may be labelled. */
function labelled(call: CallFact, place: Place): Expression | undefined {
  if (place.keyword !== undefined || place.property !== undefined) return undefined;
  return LABELS_OF_KEYS.flatMap((label) => call.named.find(([name]) => name === label)?.[1] ?? [])[0];
}
