import type { Expression, FileFacts } from '../facts.ts';
import { membersOfTypes } from './declaredNames.ts';
import { isEverydayWord } from './knownKeys.ts';

type IsKey = (text: string) => boolean;

/**
 * A member of `enum Preview { string_processing, hug_comparator }` is the key that it is called like, whatever the enum
 * is called: two or more of its members are, and half of all. `members`: what all of them are.
 */
export function isOfEnumOfKeys(name: string, members: () => readonly Expression[], isKey: IsKey): boolean {
  const isOwnKey = (text: string | undefined) => text !== undefined && !isEverydayWord(text) && isKey(text);
  if (!isOwnKey(name)) return false;
  const names = members().flatMap((member) => (member.kind === 'text' ? [member.own && member.value] : []));
  const keys = names.filter(isOwnKey);
  return keys.length > 1 && keys.length * 2 >= names.length;
}

export function membersOfType(type: string, facts: FileFacts): readonly Expression[] {
  return membersOfTypes(facts).flatMap((member) => (member.type === type ? [member.value] : []));
}
