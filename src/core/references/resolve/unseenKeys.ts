import type { UnresolvedCall } from '../../model/reference.ts';
import { chainOf } from '../chain.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { asksForValue, speaksOfFlags } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import { rangeOf } from './findings.ts';
import type { Value } from './value.ts';

/** What a flag is asked for where no key can be told. */
export function unseenKey(
  { file, lineStarts }: FileFacts,
  given: Expression,
  values: readonly Value[],
): UnresolvedCall {
  const computed = values.find(isComputed);
  const why = computed ? 'the key is put together when the code runs' : 'the key comes from elsewhere';
  const prefix = computed?.prefix;
  return { file, range: rangeOf(chainOf(given), lineStarts), why, ...(prefix ? { prefix } : {}) };
}

export function isComputed(value: Value): value is Extract<Value, { kind: 'computed' }> {
  return value.kind === 'computed';
}

/**
 * Of the file's calls that by their names ask for one flag, though no function or SDK is known that does, those whose key
 * cannot be told: `request.feature(f"cart_{kind}")`, `hasFeatureFlag(name)`. `asking`: the calls that are known to.
 */
export function unseenByName(
  file: FileFacts,
  asking: ReadonlySet<number>,
  valuesOf: (given: Expression) => readonly Value[],
): readonly UnresolvedCall[] {
  return file.calls.names.flatMap((name, index) => {
    const call = asksForOne(name) && !asking.has(index) ? file.calls.at(index) : undefined;
    const [given] = call?.element ? [] : (call?.arguments ?? []);
    const values = given ? valuesOf(given) : [];
    return given && isUnseen(name, given, values) ? [unseenKey(file, given, values)] : [];
  });
}

/** Of flags, in the singular, and nothing else: `feature`, `isFeatureEnabled`, `flag_active?`. */
function asksForOne(name: string): boolean {
  if (!speaksOfFlags(name)) return false;
  const words = wordsOfKey(name);
  return (words.every(speaksOfFlags) || asksForValue(name)) && !words.some((word) => PLURAL.test(word));
}

const PLURAL = /^(?:feature|flag|toggle|gate|experiment|rollout)s$/;

/**
 * A text with more behind it is a key put together, whatever the call; anything else is one where the call says that it
 * asks whether a flag is on.
 */
function isUnseen(name: string, given: Expression, values: readonly Value[]): boolean {
  const [value, ...more] = values;
  if (more.length > 0) return false;
  if (value?.kind === 'computed' && value.prefix !== undefined) return BEGINS_KEY.test(value.prefix);
  const isOpen = value === undefined || value.kind === 'parameter';
  return isOpen && NAMES.has(given.kind) && ASKS_WHETHER_ON.test(name);
}

const BEGINS_KEY = /^[A-Za-z][\w-]*[-_.:]$/;
const NAMES: ReadonlySet<Expression['kind']> = new Set(['name', 'member', 'index', 'other']);
const ASKS_WHETHER_ON =
  /(?:flag|feature|toggle|gate)_?(?:is_?)?(?:enabled|active|on)\??$|^(?:is|has)_?(?:feature_?)?(?:flag|toggle)\??$/i;
