import type { CallFact, Expression } from '../facts.ts';
import type { Place } from '../sdkCalls/flagCall.ts';

/** What a call gives for a place; undefined where it gives nothing there. */
export function given(call: CallFact, place: Place): Expression | undefined {
  const byName = named(call, place);
  if (byName) return byName;
  const argument = call.arguments[place.argument] ?? labelled(call, place, LABELS_OF_KEYS);
  return argument && within(argument, place);
}

/** How what is given for a default is written; undefined where that is long. */
export function textGiven(call: CallFact, place: Place): string | undefined {
  const byName = named(call, place);
  const argument = byName ?? call.arguments[place.argument] ?? labelled(call, place, LABELS_OF_DEFAULTS);
  const value = byName ?? (argument && within(argument, place));
  const text = argument && textOf(call, argument);
  if (!text || value === undefined) return undefined;
  if (value === argument) return text;
  // A text's place is what stands between its quotes.
  const quote = value.kind === 'text' ? 1 : 0;
  return text.slice(value.start - quote - argument.start, value.end + quote - argument.start);
}

/** How many arguments a call has, by position and by name: some languages' have both. */
export function countOf(call: CallFact): number {
  const places = new Set(call.arguments.map(({ start }) => start));
  return call.arguments.length + call.named.filter(([, { start }]) => !places.has(start)).length;
}

function named(call: CallFact, { keyword }: Place): Expression | undefined {
  return call.named.find(([name]) => name === keyword)?.[1];
}

/** A property of what is given, or of each in a list of those: `flags.flagKey`. */
function within(argument: Expression, { property }: Place): Expression | undefined {
  let value: Expression | undefined = argument;
  for (const name of property?.split('.') ?? []) value = value && memberOf(value, name);
  return value;
}

function memberOf(value: Expression, name: string): Expression | undefined {
  if (value.kind === 'object') return value.members.find(([member]) => member === name)?.[1];
  if (value.kind !== 'list') return undefined;
  return { ...value, items: value.items.flatMap((item) => memberOf(item, name) ?? []) };
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
const LABELS_OF_DEFAULTS = ['defaultValue', 'default', 'fallback', 'fallbackValue'];

/** A table names places by position; in Kotlin, C# and PHP any of them may be labelled. */
function labelled(call: CallFact, place: Place, labels: readonly string[]): Expression | undefined {
  if (place.keyword !== undefined || place.property !== undefined) return undefined;
  return labels.flatMap((keyword) => named(call, { ...place, keyword }) ?? [])[0];
}

/** Texts stand in the order of places, those of arguments that only have a name behind them. */
function textOf(call: CallFact, { start }: Expression): string | undefined {
  const at = call.arguments.findIndex((each) => each.start === start);
  if (at !== -1) return call.argumentTexts[at];
  const byName = call.named.findIndex(([, value]) => value.start === start);
  return call.argumentTexts[call.arguments.length + byName];
}
