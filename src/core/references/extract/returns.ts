import type { Expression } from '../facts.ts';
import { asksForValue, isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import { isFreelyNamed } from '../languages/family.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { lastNameOf } from './calls.ts';
import { named, type Reader, readChildren, type Walk } from './walk.ts';

/** What is called like flags gives them: `function getFlags() { return { newCheckout: true } }`. */
export const readReturn: Reader = (walk, node) => named(walk, walk.returned, () => readChildren(walk, node));

/** A function's body, by the function's own name or that of what it is given to. */
export function readBody(walk: Walk, name: string, parts: readonly SyntaxNode[]): void {
  const { returned, flags } = walk;
  walk.returned = isTypeOfFlags(name) ? name : (flags ?? '');
  for (const part of parts) {
    // An arrow's body may be what it gives.
    const given = walk.language.scopes.has(part.type) ? '' : walk.returned;
    named(walk, part.field === 'body' ? given : '', () => walk.read(part));
  }
  walk.returned = returned;
}

/** `func NewCheckout() BoolFlag { return newCheckout }`: who asks for it by the function's name means what that gives. */
export function nameGiven(walk: Walk, node: SyntaxNode): Expression | undefined {
  if (walk.language.family !== 'go' || childOf(node, 'parameters')?.children.length !== 0) return undefined;
  const statement = onlyIn(childOf(node, 'body'));
  const name = statement?.type === 'return_statement' ? onlyIn(onlyIn(statement)) : undefined;
  return name?.type === 'identifier' ? walk.draft.name(name, walk.textOf(name), walk.scope) : undefined;
}

/** `newCheckout.isEnabled()`, `this.newCheckout.isEnabled()` or itself. */
const OF_NAME = /^(?:this\.)?(\w+)(?:\.(\w+)(?:\(\))?)?$/;

/**
 * `boolean newCheckoutEnabled() { return newCheckout.isEnabled(); }`, `fun newCheckout() = client.isOn("new-checkout")` of
 * what is called like flags: a member that is one of them. `before`: the calls up to the function.
 */
export function keepAsking(walk: Walk, node: SyntaxNode, name: string, before: number): void {
  const isPlain = name !== '' && walk.language.family === 'jvm' && speaksOfFlags(walk.type ?? '');
  const returned = isPlain ? returnedBy(node) : undefined;
  if (returned === undefined) return;
  const call = walk.draft.calls
    .slice(before)
    .find(({ start, end }) => start === returned.start && end === returned.end);
  const [, asked = '', how] = OF_NAME.exec(walk.textOf(returned)) ?? [];
  if (call && call.arguments.length > 0) {
    if (asksForValue(lastNameOf(call.callee) ?? '')) walk.draft.filled.push([name, call.arguments]);
  } else if (asked !== '' && (how === undefined || asksForValue(how)))
    walk.draft.filled.push([name, [walk.draft.name(returned, asked, walk.scope)]]);
}

/** What a method adds to the name of what it asks for: `check_cart`, `isCartEnabled`, `require_cart`. */
const ASKING = /^(?:check|is|has|get|ensure|require|assert|can|should|enabled|active|on)$/;

/**
 * `fn check_new_checkout(&self) -> Result<()> { if self.runtime.new_checkout { … } }` of a type of flags: the flag it is
 * called after, whatever it does about it. `before`: the uses up to the function.
 */
export function keepChecking(walk: Walk, name: string, before: number): void {
  if (!isFreelyNamed(walk.language.family) || !isTypeOfFlags(walk.type)) return;
  const words = wordsOfKey(name);
  const asked = words.filter((word) => !ASKING.test(word)).join('');
  if (asked === '' || asked.length === words.join('').length) return;
  const field = walk.draft.uses
    .slice(before)
    .flatMap(membersOf)
    .find((member) => wordsOfKey(member.name).join('') === asked);
  if (field)
    walk.draft.filled.push([name, [{ kind: 'text', value: field.name, start: field.start, end: field.end }]]);
}

function membersOf(use: Expression): readonly Extract<Expression, { kind: 'member' }>[] {
  return use.kind === 'member' ? [use, ...membersOf(use.object)] : [];
}

/** By a function that needs nothing, and does nothing else. */
function returnedBy(node: SyntaxNode): SyntaxNode | undefined {
  const list = node.children.find(({ type }) => PARAMETERS.has(type));
  const body = node.children.find(({ type }) => BODIES.has(type));
  return body && list?.children.length === 0 ? givenBy(body) : undefined;
}

const PARAMETERS = new Set(['formal_parameters', 'function_value_parameters']);
const BODIES = new Set(['block', 'function_body']);
const STEPS = new Set(['block', 'function_body', 'statements', 'return_statement', 'jump_expression']);

function givenBy(node: SyntaxNode): SyntaxNode | undefined {
  if (!STEPS.has(node.type)) return node;
  const [only, ...more] = node.children;
  return only === undefined || more.length > 0 ? undefined : givenBy(only);
}

function onlyIn(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const [only, ...more] = node?.children ?? [];
  if (only?.type === 'statement_list') return onlyIn(only);
  return more.length === 0 ? only : undefined;
}
