import type { FlagKey } from '../../model/flag.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';
import { isCalledLikeFlags } from '../objectsOfFlags.ts';
import type { Asked } from './asked.ts';
import { isTypedFlag, type MemberOfType, membersNamed } from './declaredNames.ts';
import { isPlainName } from './knownKeys.ts';
import type { Program } from './program.ts';

/** Types anywhere in the code that have a member of the name. */
export function membersCalled(
  name: string,
  family: Family,
  program: Program,
  asked: Asked,
): readonly (MemberOfType & { readonly facts: FileFacts })[] {
  asked.add(`name:.${name}`);
  return program.declarers.named(`.${name}`, family).flatMap((file) => {
    const facts = program.facts(file);
    return facts ? membersNamed(facts, name).map((member) => ({ ...member, facts })) : [];
  });
}

/** `cartFeature.newCheckout`: a flag by its type, of whatever is called like flags and is made elsewhere. */
export function flagsCalled(
  { object, name }: Extract<Expression, { kind: 'member' }>,
  { family, calls }: FileFacts,
  program: Program,
  asked: Asked,
): ReturnType<typeof membersCalled> {
  if (!isCalledLikeFlags(object, (index) => calls.at(index))) return [];
  return membersCalled(name, family, program, asked).filter(isTypedFlag);
}

/** Whether the key is a flag's own name: of `enum FeatureFlag { case cart }`. A text of these letters is none, then. */
export function isUnquoted(key: FlagKey, family: Family, program: Program, asked: Asked): boolean {
  if (family !== 'swift' || !isPlainName(key)) return false;
  return membersCalled(key, family, program, asked).some(
    ({ type, value }) => isTypeOfFlags(type) && value.kind === 'text' && value.own !== undefined,
  );
}
