import type { Expression } from '../facts.ts';
import { isOfParameters, isSwitchByName } from '../flagsByName.ts';
import { unquote } from '../languages/quotes.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { keepMemberName } from './objects.ts';
import { partOf, partsOf } from './parts.ts';
import { computed, named, type Walk } from './walk.ts';

const NAMES = new Set(['identifier', 'shorthand_property_identifier_pattern', 'shorthand_field_identifier']);
const POSITIONAL = new Set([
  'array_pattern',
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'expression_list',
]);
const DEFAULTED = new Set(['assignment_pattern', 'object_assignment_pattern']);

/** Declares every name of a pattern; `value` is what the whole pattern is given. */
export function declarePattern(walk: Walk, pattern: SyntaxNode, value: Expression | undefined): void {
  if (NAMES.has(pattern.type) || walk.language.identifiers.has(pattern.type)) {
    declareName(walk, pattern, value);
  } else if (pattern.type === 'object_pattern') {
    for (const part of pattern.children) declareProperty(walk, part, value);
  } else if (DEFAULTED.has(pattern.type)) {
    const [left, right] = pattern.children;
    if (right) walk.read(right);
    if (left) declarePattern(walk, left, value);
  } else if (walk.language.typedPatterns?.[pattern.type]) {
    declareTyped(walk, pattern);
  } else if (POSITIONAL.has(pattern.type)) {
    pattern.children.forEach((part, index) => {
      declarePattern(walk, part, value?.kind === 'list' ? value.items[index] : undefined);
    });
  } else if (walk.language.transparent.has(pattern.type)) {
    const [inner] = pattern.children;
    if (inner) declarePattern(walk, inner, value);
  } else if (isTarget(walk, pattern)) {
    walk.read(pattern);
  } else {
    for (const part of pattern.children) declarePattern(walk, part, undefined);
  }
}

/** `Flags { cart, orders: on, .. }`: its members are flags where it is called so. */
function declareTyped(walk: Walk, pattern: SyntaxNode): void {
  const shape = walk.language.typedPatterns?.[pattern.type];
  const type = shape && partOf(pattern, shape.type);
  const written = walk.textOf(type).replace(/^.*(?:::|\.)/, '');
  const isOwn = walk.language.selfNames.includes(written);
  for (const part of partsOf(pattern, shape?.member ?? '')) {
    const name = childOf(part, 'name');
    if (name) named(walk, isOwn ? walk.type : written, () => keepMemberName(walk, name));
    const inner = childOf(part, 'pattern') ?? name;
    if (inner) declarePattern(walk, inner, undefined);
  }
}

/** `match flags { Flags { cart: true, .. } => … }` */
export function readTypedPattern(walk: Walk, node: SyntaxNode): Expression {
  declareTyped(walk, node);
  return computed(node);
}

/** `a.b = …` and `a[0] = …` declare nothing, and neither does Ruby's `a.b = …`, which is a call. */
function isTarget({ language }: Walk, { type }: SyntaxNode): boolean {
  return type in language.members || type in language.subscripts || type in (language.methodCalls ?? {});
}

function declareName(walk: Walk, node: SyntaxNode, value: Expression | undefined): void {
  const name = walk.textOf(node);
  const known = value !== undefined && value.kind !== 'computed';
  walk.draft.declare(
    walk.scope,
    known
      ? { kind: 'value', name, value, ...(walk.scope.parent ? {} : { topLevel: true }) }
      : { kind: 'other', name },
  );
}

function declareProperty(walk: Walk, part: SyntaxNode, value: Expression | undefined): void {
  const computedName = part.children.find(({ type }) => type === 'computed_property_name');
  // `const { [CART]: isOn } = useFlags()`
  if (computedName) walk.read(computedName);
  const [key, target] = propertyOf(part);
  if (key === undefined || value === undefined) {
    declarePattern(walk, target, undefined);
    return;
  }
  const exact = key.type === 'string' ? { exact: true as const } : {};
  const member: Expression = {
    kind: 'member',
    object: value,
    name: unquote(walk.textOf(key)),
    start: key.start,
    end: key.end,
    ...exact,
  };
  const isOfOthers = isOfParameters(walk.text.slice(value.start, value.end)) && isSwitchByName(member.name);
  if (!isOfOthers) walk.draft.uses.push(member);
  declarePattern(walk, target, member);
}

/** The property read, and the pattern its value goes to. */
function propertyOf(part: SyntaxNode): [SyntaxNode | undefined, SyntaxNode] {
  if (part.type === 'shorthand_property_identifier_pattern') return [part, part];
  if (part.type === 'object_assignment_pattern') return [part.children[0], part];
  const key = childOf(part, 'key');
  const target = childOf(part, 'value');
  return target === undefined || key?.type === 'computed_property_name'
    ? [undefined, target ?? part]
    : [key, target];
}
