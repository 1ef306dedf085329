import type { CallFact, Expression } from '../facts.ts';
import { asksForValue, isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import { type Family, isFreelyNamed } from '../languages/family.ts';
import { pathOf } from '../resolve/value.ts';
import { isCalledSettings } from '../settings.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { lastNameOf } from './callFacts.ts';
import type { Before } from './results.ts';
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
export function nameGiven(walk: Walk, node: SyntaxNode, called: string): Expression | undefined {
  if (MAKING_FAMILIES.has(walk.language.family)) return constantMadeOf(walk, node, called);
  if (walk.language.family !== 'go' || childOf(node, 'parameters')?.children.length !== 0) return undefined;
  const statement = onlyIn(childOf(node, 'body'));
  const name = statement?.type === 'return_statement' ? onlyIn(onlyIn(statement)) : undefined;
  return name?.type === 'identifier' ? walk.draft.name(name, walk.textOf(name), walk.scope) : undefined;
}

const MAKING_FAMILIES: ReadonlySet<Family> = new Set(['jvm', 'dotnet']);
/** What is made is not longer. */
const LONGEST_MADE = 200;
const MADE = /^(?:new\s+)?(?:[A-Z]\w*\.)*[A-Z]\w*\(([^()]*)\)$/;
const LOUD = /(?<![\w.])(?:([A-Z]\w*)\.)?([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)(?![\w.])/g;

/** `fun newCheckout(user: User) = Flag(user, NEW_CHECKOUT)`: the constant that it is called like, for somebody. */
function constantMadeOf(walk: Walk, node: SyntaxNode, called: string): Expression | undefined {
  const made = returnedBy(walk, node);
  if (made === undefined || made.end - made.start > LONGEST_MADE) return undefined;
  const [constant, ...more] = (MADE.exec(walk.textOf(made))?.[1] ?? '').matchAll(LOUD);
  const [, type, name = ''] = constant ?? [];
  if (more.length > 0 || wordsOfKey(name).join('') !== wordsOfKey(called).join('')) return undefined;
  if (type === undefined) return walk.draft.name(made, name, walk.scope);
  const { start, end } = made;
  return { kind: 'member', object: walk.draft.name(made, type, walk.scope), name, start, end };
}

/** `newCheckout.isEnabled()`, `this.newCheckout.isEnabled()` or itself. */
const OF_NAME = /^(?:this\.)?(\w+)(?:\.(\w+)(?:\(\))?)?$/;

/**
 * `boolean newCheckoutEnabled() { return newCheckout.isEnabled(); }`, `fun newCheckout() = client.isOn("new-checkout")` of
 * what is called like flags: a member that is one of them.
 */
export function keepAsking(
  walk: Walk,
  node: SyntaxNode,
  name: string,
  parameters: readonly string[],
  before: Before,
): void {
  const isPlain = name !== '' && ASKING_FAMILIES.has(walk.language.family) && speaksOfFlags(walk.type ?? '');
  const body = isPlain ? returnedBy(walk, node) : undefined;
  const returned = body && comparedIn(walk, body);
  if (returned === undefined) return;
  const call = walk.draft.calls
    .slice(before.calls)
    .find(({ start, end }) => start === returned.start && end === returned.end);
  // What is given something gives a flag only where it asks for one by a key of its own.
  if (call === undefined && parameters.length > 0) return;
  const keys = call && keysGiven(call, parameters);
  if (walk.language.family === 'jvm') keepMethod(walk, returned, name, keys);
  const given = keys ?? settingIn(walk, returned, before.uses);
  const { start, end } = returned;
  if (given.length > 0) walk.members?.push([name, { kind: 'either', options: given, start, end }]);
}

/** As a member of whatever is called like flags. */
function keepMethod(
  walk: Walk,
  returned: SyntaxNode,
  name: string,
  keys: readonly Expression[] | undefined,
): void {
  const [, asked = '', how] = OF_NAME.exec(walk.textOf(returned)) ?? [];
  if (keys && keys.length > 0) walk.draft.filled.push([name, keys]);
  else if (asked !== '' && (how === undefined || asksForValue(how)))
    walk.draft.filled.push([name, [walk.draft.name(returned, asked, walk.scope)]]);
}

const ASKING_FAMILIES: ReadonlySet<Family> = new Set(['jvm', 'php', 'ruby']);
const MAY_BE_KEY: ReadonlySet<Expression['kind']> = new Set(['text', 'name', 'member']);

/** The key stands first where the function hands on what it is given itself. */
function keysGiven(
  { callee, arguments: given }: CallFact,
  parameters: readonly string[],
): readonly Expression[] {
  if (!asksForValue(lastNameOf(callee) ?? '')) return [];
  const keys = given.filter(({ kind }) => MAY_BE_KEY.has(kind));
  if (parameters.length === 0) return keys;
  const [first] = keys;
  const isHanded = first?.kind === 'name' && parameters.includes(first.name.replace(/^\$/, ''));
  return first === undefined || first !== given[0] || isHanded ? [] : [first];
}

/** `AppConfig.store.new_checkout_enabled`: its name is the key. */
function settingIn(walk: Walk, { end }: SyntaxNode, before: number): readonly Expression[] {
  const use = walk.draft.uses.slice(before).find((each) => each.kind === 'member' && each.end === end);
  if (use?.kind !== 'member' || !isCalledSettings(pathOf(use.object))) return [];
  return [{ kind: 'text', value: use.name, start: use.start, end: use.end }];
}

/** `'1' === get_option(…)`: what is compared with a text. */
function comparedIn(walk: Walk, node: SyntaxNode): SyntaxNode | undefined {
  if (!walk.language.binaries.has(node.type)) return node;
  const [asked, ...more] = node.children.filter(({ type }) => !walk.language.strings.has(type));
  if (asked === undefined || more.length > 0) return undefined;
  const around = walk.text.slice(node.start, asked.start) + walk.text.slice(asked.end, node.end);
  return around.length <= LONGEST_COMPARED && COMPARES.test(around) ? asked : undefined;
}

const LONGEST_COMPARED = 100;
const COMPARES = /^[^&|?]*[!=]=[^&|?]*$/;

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

/** By a function that does nothing else. */
function returnedBy(walk: Walk, node: SyntaxNode): SyntaxNode | undefined {
  const body = node.children.find(({ type }) => BODIES.has(type));
  return body && givenBy(walk, body);
}

const BODIES = new Set(['block', 'function_body', 'compound_statement', 'body_statement']);
const STEPS = new Set([
  ...BODIES,
  'statements',
  'return_statement',
  'jump_expression',
  'return',
  'argument_list',
]);

function givenBy(walk: Walk, node: SyntaxNode): SyntaxNode | undefined {
  if (!STEPS.has(node.type)) return node;
  const [only, ...more] = node.children.filter(({ type }) => !walk.language.comments.has(type));
  return only === undefined || more.length > 0 ? undefined : givenBy(walk, only);
}

function onlyIn(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const [only, ...more] = node?.children ?? [];
  if (only?.type === 'statement_list') return onlyIn(only);
  return more.length === 0 ? only : undefined;
}
