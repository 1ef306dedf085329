import type { FlagKey } from '../../model/flag.ts';
import type { Value } from './value.ts';

const SAYS_KEY = /^(?:feature_?|flag_?|toggle_?)?(?:flag|key|name|id)$/i;

/** The key of a flag that an object describes, with more about it: `{ flag: 'new-checkout', defaultValue: false }`. */
export function keysDescribed({ members, among }: Extract<Value, { kind: 'object' }>): readonly FlagKey[] {
  if (among) return [];
  const keys = members.flatMap(([name, value]) =>
    value.kind === 'text' && SAYS_KEY.test(name) ? [value.value] : [],
  );
  const [only, ...others] = keys;
  return only === undefined || others.length > 0 ? [] : [only];
}
