import type { Expression, FileFacts } from '../facts.ts';
import { isFreelyNamed } from '../languages/family.ts';

type ObjectExpression = Extract<Expression, { kind: 'object' }>;

/** Names that all files of the family see without an import; `.member` for those found by expected type alone. */
export function declaredNames(facts: FileFacts): ReadonlySet<string> {
  if (!isFreelyNamed(facts.family)) return new Set();
  const members = facts.family === 'swift' ? membersOfTypes(facts) : [];
  return new Set([
    ...facts.exports.flatMap((each) => (each.kind === 'all' ? [] : [each.name])),
    ...members.flatMap(([name, value]) => (value.kind === 'text' ? [`.${name}`] : [])),
  ]);
}

/** The file's classes and enums, those of extensions apart. */
function objectsIn(facts: FileFacts): readonly ObjectExpression[] {
  return facts.bindings.flatMap((binding) => {
    if (binding.kind !== 'value') return [];
    const parts = binding.value.kind === 'either' ? binding.value.options : [binding.value];
    return parts.filter((part) => part.kind === 'object');
  });
}

/** Texts that the file's types give members of the name. */
export function membersNamed(facts: FileFacts, name: string): readonly Expression[] {
  return membersOfTypes(facts).flatMap(([member, value]) =>
    member === name && value.kind === 'text' ? [value] : [],
  );
}

export function membersOfTypes(facts: FileFacts): ObjectExpression['members'] {
  return objectsIn(facts).flatMap(({ members }) => members);
}
