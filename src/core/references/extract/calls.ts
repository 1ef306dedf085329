import type { Expression } from '../facts.ts';
import { isServiceOfConfig, isTypeOfFlags, mayAskForFlag, speaksOfFlags } from '../flagNames.ts';
import { isTypeName } from '../languages/family.ts';
import type { Language } from '../languages/language.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { argumentsIn, type Given, readArguments } from './arguments.ts';
import { addCall, lastNameOf } from './callFacts.ts';
import { keepOfService, tellOfFlags, tellWhereGiven, withdrawUntold } from './expressions.ts';
import { keepFilled } from './filled.ts';
import { frozenBy } from './frozen.ts';
import { keepWords } from './mentions.ts';
import { flagsMocked, flagsSelected, givesFlags } from './mocks.ts';
import { withdrawOthers } from './othersGiven.ts';
import { nameNodeIn, partOf } from './parts.ts';
import { keepPatched } from './patched.ts';
import { keepAskedInTest, keepReceived, keepWritten } from './received.ts';
import { tellSwitched } from './switchedBy.ts';
import { computed, isOfKind, named, readChildren, type Walk } from './walk.ts';

const COLLECTION = /(?:List|Set|Arrays)$/;
/** Kinds of types, where one is called: an annotation, a constructor. */
const TYPE_NAMES = new Set(['user_type', 'type_identifier', 'scoped_type_identifier', 'generic_type']);

export function readCall(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.calls[node.type];
  const calleeNode = shape && partOf(node, shape.callee);
  if (shape === undefined || calleeNode === undefined) return readChildren(walk, node);
  const list = partOf(node, shape.arguments);
  const items = node.children.find((child) => child !== calleeNode && walk.language.lists.has(child.type));
  // `new List<string> { "cart-v2" }`
  if (items && argumentsIn(walk, list).length === 0) return walk.read(items);
  if (walk.language.nameCalls?.has(walk.textOf(calleeNode))) return readNameOf(walk, node, list);
  const callee = TYPE_NAMES.has(calleeNode.type)
    ? walk.draft.name(calleeNode, walk.textOf(nameNodeIn(calleeNode)), walk.scope)
    : readCallee(walk, calleeNode);
  // `new CartFlag()` may make a flag.
  if (callee.kind === 'name' && isTypeName(callee.name) && speaksOfFlags(callee.name))
    walk.draft.uses.push(callee);
  if (callee.kind === 'member' && walk.language.transparentMethods?.has(callee.name)) return callee.object;
  return readCallOf(walk, node, callee, list, [calleeNode]);
}

/** What is named is no use: its name alone is taken. */
function readNameOf(walk: Walk, node: SyntaxNode, list: SyntaxNode | undefined): Expression {
  const [named] = argumentsIn(walk, list);
  if (named === undefined) return computed(node);
  const { start, end } = nameNodeIn(named);
  const text = { value: walk.text.slice(start, end), start, end };
  // By itself the name of somebody's member is no key, nor is one beside what the member has.
  if (start === named.start && !isNamedBeside(walk, node, text.value)) walk.draft.texts.push(text);
  return { kind: 'text', ...text };
}

/** Ruby's `partial("cart")` is a view, where Python's and JavaScript's `partial(show, …)` gives a function what it needs. */
function isKindGiven(walk: Walk, name: string, list: SyntaxNode | undefined): boolean {
  if (name === 'partial' && walk.language.family !== 'ruby') return false;
  return isOfKind(name) && !isGivenKind(walk, list);
}

/** `readMintKind(source, "mintKind")` is given a key. */
function isGivenKind(walk: Walk, list: SyntaxNode | undefined): boolean {
  return argumentsIn(walk, list).some(
    (each) => walk.language.strings.has(each.type) && /[a-z]Kind["'`]$/.test(walk.textOf(each)),
  );
}

/** `{ nameof(Cart), Cart }` */
function isNamedBeside({ text }: Walk, { end }: SyntaxNode, name: string): boolean {
  const beside = /^\s*,\s*(\w+)/.exec(text.slice(end, end + LONGEST_NAME));
  return beside?.[1] === name;
}

const LONGEST_NAME = 100;

/** A plain name that is called is no key. */
function readCallee(walk: Walk, node: SyntaxNode): Expression {
  const callee = walk.express(node);
  if (callee.kind === 'member' || callee.kind === 'index') walk.draft.uses.push(callee);
  else if (
    callee.kind === 'name' &&
    (walk.ofFlags ||
      mayAskForFlag(callee.name) ||
      isServiceOfConfig(walk.type) ||
      isImportedFromFlags(walk, callee.name))
  )
    walk.draft.called.push(callee);
  return callee;
}

/** `import shop.FeatureFlags.newCheckout` */
function isImportedFromFlags({ scope, draft }: Walk, name: string): boolean {
  const index = scope.find(name);
  const binding = index === undefined ? undefined : draft.bindings[index];
  return binding?.kind === 'import' && isTypeOfFlags(binding.source.split('.').at(-2) ?? '');
}

/** `receiver.name(…)` where the grammar has no node for `receiver.name`. */
export function readMethodCall(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.methodCalls?.[node.type];
  const nameNode = shape && partOf(node, shape.name);
  if (shape === undefined || nameNode === undefined) return readChildren(walk, node);
  const objectNode = partOf(node, shape.object);
  const { start, end } = nameNode;
  const name = walk.textOf(nameNode);
  if (objectNode && walk.language.transparentMethods?.has(name)) return walk.read(objectNode);
  const callee: Expression = objectNode
    ? { kind: 'member', object: walk.express(objectNode), name, start, end }
    : walk.draft.name(nameNode, name, walk.scope);
  if (objectNode) {
    walk.draft.uses.push(callee);
    keepOfService(walk, objectNode, { name, start, end });
  } else if (name.endsWith('?') && mayAskForFlag(name)) walk.draft.called.push(callee);
  const list = partOf(node, shape.arguments);
  // Ruby reads members and calls methods alike.
  if (list === undefined && callee.kind === 'member') {
    for (const child of node.children) if (child !== nameNode && child !== objectNode) walk.read(child);
    return callee;
  }
  return readCallOf(walk, node, callee, list, [nameNode, ...(objectNode ? [objectNode] : [])]);
}

function readCallOf(
  walk: Walk,
  node: SyntaxNode,
  callee: Expression,
  list: SyntaxNode | undefined,
  done: readonly SyntaxNode[],
): Expression {
  const name = lastNameOf(callee) ?? '';
  if (callee.kind === 'member' && callee.object.kind === 'text' && MAKES.test(name) && speaksOfFlags(name)) {
    if (walk.draft.uses.at(-1) === callee) walk.draft.uses.pop();
    return { ...callee.object, made: true };
  }
  if (walk.language.foreignCalls?.has(name) || isKindGiven(walk, name, list)) return keepTexts(walk, node);
  const titles = titlesGiven(walk, callee, list);
  for (const title of titles) keepWords(walk, title);
  keepReceived(walk, node, name, list, titles[0]);
  keepWritten(walk, callee, list);
  keepPatched(walk, name, list);
  const flags = flagsGivenBy(walk, name, callee, list);
  const before = walk.draft.texts.length;
  const given = flags
    ? named(walk, flags, () => readArguments(walk, list, titles))
    : readArguments(walk, list, titles);
  tellSwitched(walk, callee, before);
  keepAskedInTest(walk, callee, given.arguments);
  withdrawOthers(walk, callee, given);
  if (walk.language.implicitMembers) tellOfArguments(walk, receiverOf(walk, callee), name, given);
  keepFilled(walk, name, list, given.arguments);
  if (name === 'EnumSource') keepMembersNamed(walk, node, given);
  // Ruby hands a block along beside the arguments.
  for (const child of node.children) {
    if (child !== list && !done.includes(child)) walk.read(child);
  }
  const frozen = frozenBy(callee, given);
  if (frozen) return frozen;
  if (givesList(walk, callee))
    return { kind: 'list', items: given.arguments, start: node.start, end: node.end };
  if (walk.language.defines?.has(lastNameOf(callee) ?? '')) declareConstant(walk, given);
  return addCall(walk, node, { callee, ...given });
}

/** JUnit's `@EnumSource(value = Flag.class, names = {"CART"})` means members of the type. */
function keepMembersNamed(walk: Walk, node: SyntaxNode, given: Given): void {
  const type = /(\w+)(?:\.|::)class\b/.exec(walk.textOf(node))?.[1];
  const names = given.named.find(([label]) => label === 'names')?.[1];
  for (const item of names?.kind === 'list' ? names.items : names ? [names] : []) {
    if (item.kind !== 'text' || type === undefined) continue;
    const { start, end, value } = item;
    const object = walk.draft.name({ ...node, start, end }, type, walk.scope);
    walk.draft.uses.push({ kind: 'member', object, name: value, start, end });
  }
}

/** `"cart-v2".toFlagKey()` */
const MAKES = /^(?:to|as|into)(?=[A-Z_])/;

function tellOfArguments(walk: Walk, receiver: string, name: string, given: Given): void {
  given.arguments.forEach((argument, position) => {
    tellOfFlags(argument, [receiver, name]);
    const label = given.named.find(([, value]) => value === argument)?.[0];
    tellWhereGiven(argument, `${name}(${label ?? position}`);
    withdrawUntold(walk, argument);
  });
}

/** `mock.set`, `FlagMock().set` */
function receiverOf(walk: Walk, callee: Expression): string {
  if (callee.kind !== 'member') return '';
  const made = callee.object.kind === 'call' ? walk.draft.calls[callee.object.call]?.callee : undefined;
  return lastNameOf(made ?? callee.object) ?? '';
}

/** `listOf(…)`, `Set.of(…)`: a list of what it is given. */
function givesList(walk: Walk, callee: Expression): boolean {
  if (!walk.language.listCalls?.has(lastNameOf(callee) ?? '')) return false;
  return (
    callee.kind === 'name' || (callee.kind === 'member' && COLLECTION.test(lastNameOf(callee.object) ?? ''))
  );
}

/** What a function does that is handed over is the code's own. */
function keepTexts(walk: Walk, node: SyntaxNode): Expression {
  if (walk.language.functions[node.type]) walk.read(node);
  else if (walk.language.strings.has(node.type)) keepWords(walk, node);
  else for (const child of node.children) keepTexts(walk, child);
  return computed(node);
}

function declareConstant(walk: Walk, { arguments: [name, value] }: Given): void {
  if (name?.kind !== 'text' || value === undefined) return;
  const constant = { kind: 'value' as const, name: name.value, value };
  walk.draft.bindings.push(constant);
  walk.draft.exports.push(constant);
}

/** What is called like flags, where the members of what a call is given are flags by their names. */
function flagsGivenBy(
  walk: Walk,
  name: string,
  callee: Expression,
  list: SyntaxNode | undefined,
): string | undefined {
  if (givesFlags(name)) return name;
  if (makesItsType(walk, name, callee) && givesFlags(walk.type)) return walk.type;
  return flagsMocked(callee, walk.draft.calls) ?? flagsSelected(name, walk.text, list?.start ?? 0);
}

/** Swift's `self.init(…)` and `Self(…)`. */
function makesItsType({ language }: Walk, name: string, callee: Expression): boolean {
  if (language.family !== 'swift') return false;
  return callee.kind === 'member'
    ? name === 'init' && callee.object.kind === 'name' && callee.object.name === 'self'
    : name === 'Self';
}

/** The text that a test is called by, or what gives something other than a flag its name. */
function titlesGiven(walk: Walk, callee: Expression, list: SyntaxNode | undefined): readonly SyntaxNode[] {
  const given = argumentsIn(walk, list);
  if (makesByName(walk, callee)) {
    const isNamed = given[0]?.type === 'simple_symbol';
    return isNamed ? given.filter(({ type }) => type === 'simple_symbol') : [];
  }
  if (!isTitled(walk, callee)) return [];
  const texts = given.filter(({ type }) => walk.language.strings.has(type));
  return OF_COLUMN.test(lastNameOf(callee) ?? '') ? texts : texts.slice(0, 1);
}

/** Names a table as well. */
const OF_COLUMN = /_column(?:_|$)/;

/** `create(:cart)`, `Fabricate.build(:cart)` */
function makesByName({ language }: Walk, callee: Expression): boolean {
  if (!language.factories?.calls.has(lastNameOf(callee) ?? '')) return false;
  return callee.kind === 'name' || (callee.kind === 'member' && isFactory(language, callee.object));
}

function isFactory({ factories }: Language, object: Expression): boolean {
  return factories?.owners.has(lastNameOf(object) ?? '') === true;
}

function isTitled(walk: Walk, callee: Expression): boolean {
  const root = callee.kind === 'member' && callee.object.kind === 'name' ? callee.object.name : '';
  const name = lastNameOf(callee) ?? '';
  const titles = walk.language.testTitles;
  // Where members are called like methods, `subject.enabled?` is one of what is tested.
  const isSuite = walk.language.methodCalls === undefined && titles.has(root);
  if (callee.kind === 'name' && walk.language.actions?.has(name)) return true;
  // `feature 'Checkout'` is a test, `Flipper.feature(:checkout)` is none.
  return isSuite || (titles.has(name) && !(callee.kind === 'member' && speaksOfFlags(name)));
}
