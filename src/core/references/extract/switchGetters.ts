import type { Expression } from '../facts.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { Before } from './results.ts';
import type { Walk } from './walk.ts';

const BOOL = /\bbool\??\s+$/;
/** What stands before a property's name is not longer. */
const LONGEST_HEAD = 160;
const CONSTANT = /^[A-Z]/;
/** From a property to what its getter gives, and nothing else. */
const STEPS = new Set([
  'accessor_list',
  'accessor_declaration',
  'arrow_expression_clause',
  'block',
  'return_statement',
]);

/** .NET's `static bool UseCart => Acquire(UseCartSwitch, ref cached)` is the switch whose constant it hands on. */
export function switchAsked(
  walk: Walk,
  node: SyntaxNode,
  name: SyntaxNode,
  before: Before,
): Expression | undefined {
  if (walk.language.family !== 'dotnet' || walk.members === undefined) return undefined;
  if (!BOOL.test(walk.text.slice(Math.max(node.start, name.start - LONGEST_HEAD), name.start)))
    return undefined;
  const given = givenBy(walk, childOf(node, 'value') ?? childOf(node, 'accessors'));
  const call = walk.draft.calls
    .slice(before.calls)
    .find(({ start, end }) => start === given?.start && end === given.end);
  const [constant, ...more] = (call?.arguments ?? []).filter(isConstant);
  return more.length === 0 ? constant : undefined;
}

function isConstant(given: Expression): boolean {
  return (given.kind === 'name' || given.kind === 'member') && CONSTANT.test(given.name);
}

function givenBy(walk: Walk, node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node === undefined || !STEPS.has(node.type)) return node;
  const parts = node.children.filter(({ type }) => !IGNORED.has(type) && !walk.language.comments.has(type));
  return parts.length === 1 ? givenBy(walk, parts[0]) : undefined;
}

/** What is said of a getter beside what it gives. */
const IGNORED = new Set(['attribute_list', 'modifier']);
