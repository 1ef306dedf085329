import type { FlagKey } from '../../model/flag.ts';
import type { Expression } from '../facts.ts';
import { holdsOnlyFlags, isLoudlyFlags, saysFlag, speaksOfFlags } from '../flagNames.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';
import type { AskedKeys } from './asked.ts';
import { isEverydayWord, memberNames } from './knownKeys.ts';
import { pathOf, type Value } from './value.ts';

/** The keys that a member of what holds flags is believed to be. */
export function keysOfFlag(
  value: Extract<Value, { kind: 'flag' }>,
  use: Expression,
  keys: AskedKeys,
  { names }: CallTable,
): readonly FlagKey[] {
  const exact = keys.has(value.name) ? [value.name] : [];
  const spelled = value.exact ? exact : keys.spelled(value.name, value.case);
  const object = use.kind === 'member' ? pathOf(use.object) : [];
  const owner = object.at(-1) ?? '';
  const isListed = names.accessors.has(owner);
  const ofFlags =
    (object.length > 1 && isListed
      ? speaksOfFlags(owner)
      : holdsOnlyFlags(owner) && (isListed || saysFlag(owner))) ||
    (value.exact && isLoudlyFlags(owner));
  return spelled.filter(
    (key) =>
      !value.guessed || (memberNames(key).includes(value.name) && (!isEverydayWord(value.name) || ofFlags)),
  );
}
