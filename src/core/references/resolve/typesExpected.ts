import { isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';
import type { Asked } from './asked.ts';
import type { MemberOfType } from './declaredNames.ts';
import type { Program } from './program.ts';

/** Types that methods of the name have where something is given: see `given` of an implicit member. */
export function typesExpected(
  given: string,
  family: Family,
  program: Program,
  asked: Asked,
): readonly string[] {
  if (given.startsWith(':')) return [given.slice(1)];
  const [name = '', place = ''] = given.split('(');
  asked.add(`method:${name}`);
  return program.methodsNamed(name).flatMap((method) => {
    const declared =
      method.family === family ? program.facts(method.file)?.functions[method.function] : undefined;
    const at = /^\d+$/.test(place) ? Number(place) : declared?.parameters.indexOf(place);
    const isUnlabelled = at === Number(place) && declared?.parameters[at] !== '_';
    return isUnlabelled ? [] : (declared?.types?.[at ?? -1] ?? []);
  });
}

/**
 * Those of an expected type; undefined where another may be expected just as well, such as whatever a caller likes, or
 * where what flags are made as is said, while they are members of what gathers them.
 */
export function membersExpected<T extends MemberOfType>(
  members: readonly T[],
  expected: readonly string[],
  isSaid: boolean,
): readonly T[] | undefined {
  const found = members.filter(({ type }) => expected.includes(type));
  if (isSaid) return found.length === 0 && expected.some(isMadeAsFlags) ? undefined : found;
  const isAny = expected.some((type) => !members.some((member) => member.type === type));
  return found.length === 0 || (isAny && !found.some(({ type }) => isTypeOfFlags(type))) ? undefined : found;
}

/** `FeatureConfig`, beside the flags' own type. */
function isMadeAsFlags(type: string): boolean {
  return speaksOfFlags(type) && !isTypeOfFlags(type);
}
