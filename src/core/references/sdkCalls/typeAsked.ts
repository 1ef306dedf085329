import type { ValueType } from '../../model/reference.ts';
import { wordsOfKey } from '../keyCase.ts';
import type { FlagCall } from './flagCall.ts';

/**
 * SDKs whose calls name the type they ask for, and serve the default where the flag's is another:
 * https://openfeature.dev/specification/types, https://launchdarkly.com/docs/sdk/features/evaluating
 */
const TYPED: ReadonlySet<string> = new Set(['openfeature', 'launchdarkly']);

const TYPE_OF_WORD: Readonly<Record<string, ValueType>> = {
  boolean: 'boolean',
  bool: 'boolean',
  string: 'string',
  str: 'string',
  number: 'number',
  integer: 'number',
  int: 'number',
  float: 'number',
  float64: 'number',
  double: 'number',
};

/** `getBooleanValue` asks for a boolean. Objects are left out: JSON of any kind is asked for in the same way. */
export function typeAskedBy({ sdk, name }: Pick<FlagCall, 'sdk' | 'name'>): ValueType | undefined {
  if (!TYPED.has(sdk)) return undefined;
  return wordsOfKey(name).flatMap((word) => TYPE_OF_WORD[word] ?? [])[0];
}
