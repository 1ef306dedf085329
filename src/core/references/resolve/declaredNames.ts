import type { Binding, Export, Expression, FileFacts } from '../facts.ts';
import { isAspectOfFlag, isTypeOfFlags } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import { type Family, isFreelyNamed, isTypeName } from '../languages/family.ts';

/**
 * Names that all files of the family see without an import; `.member` for those found by their own name, `=key` for
 * constants whose type says that they are flags.
 */
export function declaredNames(facts: FileFacts): ReadonlySet<string> {
  if (facts.family === 'go') {
    const filled = membersOfTypes(facts).filter(isTypedFlag);
    return new Set([...facts.bindings.flatMap(typedKeys), ...filled.map(({ name }) => `.${name}`)]);
  }
  if (facts.family === 'javascript') return new Set(typesOfFlags(facts).map(({ name }) => name));
  if (!isFreelyNamed(facts.family)) return new Set();
  return new Set([
    ...facts.exports.flatMap((each) => (each.kind === 'all' ? [] : [each.name])),
    ...membersOfTypes(facts).flatMap((member) => (isFound(member, facts.family) ? [`.${member.name}`] : [])),
  ]);
}

export interface MemberOfType {
  readonly type: string;
  readonly name: string;
  readonly value: Expression;
}

/** Exported types and objects whose members are flags: those that a package of the workspace may give. */
export function typesOfFlags({ exports }: FileFacts): readonly Extract<Export, { kind: 'value' }>[] {
  return exports.flatMap((each) =>
    each.kind === 'value' && isTypeName(each.name) && isTypeOfFlags(each.name) ? [each] : [],
  );
}

/** `Cart featuregate.Feature = "Cart"`: no other constant of these letters is the flag, then. */
function typedKeys(each: Binding): readonly string[] {
  const isText = each.kind === 'value' && each.value.kind === 'text';
  return isText && isTypeOfOthersFlags(each.value.typed) ? [`=${each.value.value}`] : [];
}

/** Of a package that is made for flags. */
export function isTypeOfOthersFlags(typed: string | undefined): boolean {
  return typed?.includes('.') === true && isTypeOfFlags(typed.slice(typed.indexOf('.') + 1));
}

/** By its name alone: where its type is understood, or its name is its key, which another type's may be called too. */
function isFound({ value }: MemberOfType, family: Family): boolean {
  if (value.kind !== 'text') return false;
  return family === 'swift' || (value.own !== undefined && isTypeOfFlags(value.own));
}

/** Not of an enum, whose members are of its own type. */
export function isTypedFlag({ type, value }: MemberOfType): boolean {
  return value.kind === 'text' && value.own !== undefined && value.own !== type;
}

/** What the file's classes and enums have, those of extensions apart. */
export function membersOfTypes(facts: FileFacts): readonly MemberOfType[] {
  return facts.bindings.flatMap((binding) => {
    if (binding.kind !== 'value') return [];
    const parts = binding.value.kind === 'either' ? binding.value.options : [binding.value];
    return parts.flatMap((part) =>
      part.kind === 'object'
        ? part.members.map(([name, value]) => ({ type: binding.name, name, value }))
        : [],
    );
  });
}

/**
 * Of several types that have a member of one name those that flags are; none where nothing tells which is meant. `told`:
 * names around it that speak of flags, of which one may be the type's: `isRemoteFeatureFlagEnabled(.cart)`.
 */
export function membersMeant<T extends MemberOfType>(
  members: readonly T[],
  told: string | undefined,
): readonly T[] {
  const ofFlags = members.filter(({ type }) => isTypeOfFlags(type));
  if (ofFlags.length === 0) return members;
  if (told === undefined) return ofFlags.length === members.length ? ofFlags : [];
  const words = wordsOfKey(told);
  const named = ofFlags.filter(({ type }) => wordsOfKey(type).every((word) => words.includes(word)));
  if (named.length > 0) return longestNamed(named);
  // A feature's key is no feature: `isEnabled(featureKey: .cart)`.
  return isAspect(told) && !ofFlags.some(({ type }) => isAspect(type)) ? [] : ofFlags;
}

function longestNamed<T extends MemberOfType>(members: readonly T[]): readonly T[] {
  const longest = Math.max(...members.map(({ type }) => type.length));
  return members.filter(({ type }) => type.length === longest);
}

function isAspect(name: string): boolean {
  return !name.includes(' ') && isAspectOfFlag(wordsOfKey(name).at(-1) ?? '');
}

/** Texts that the file's types give members of the name. */
export function membersNamed(facts: FileFacts, name: string): readonly MemberOfType[] {
  return membersOfTypes(facts).filter((member) => member.name === name && member.value.kind === 'text');
}
