import type { UnresolvedCall } from '../../model/reference.ts';
import { chainOf } from '../chain.ts';
import type { Expression, FileFacts } from '../facts.ts';
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
