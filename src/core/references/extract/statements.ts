import type { Expression, Span } from '../facts.ts';
import { isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import type { ReExportFact } from '../languages/language.ts';
import { pathOf } from '../resolve/value.ts';
import { isCalledSettings, mayNameSwitch } from '../settings.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { tellOfFlags, tellWhereGiven } from './expressions.ts';
import { typeIn } from './functions.ts';
import { isKeyText } from './keyText.ts';
import { readMade } from './making.ts';
import { keepWords } from './mentions.ts';
import { keepMemberName } from './objects.ts';
import { partOf, partsOf } from './parts.ts';
import { declarePattern } from './patterns.ts';
import { type Before, countedIn, resultsOf } from './results.ts';
import { Scope } from './scope.ts';
import { switchAsked } from './switchGetters.ts';
import { typeOfFlagsSaid } from './typedObjects.ts';
import { computed, named, readChildren, type Walk, withoutKind } from './walk.ts';

export function readComment(walk: Walk, node: SyntaxNode): Expression {
  keepWords(walk, node);
  return computed(node);
}

export function readScope(walk: Walk, node: SyntaxNode): Expression {
  walk.within(new Scope(walk.scope), () => {
    if (node.type in walk.language.declarations) readDeclaration(walk, node);
    else readChildren(walk, node);
  });
  return computed(node);
}

/** `const x = …`, `for x in …`, `x := …`: what is on the left becomes a name for the right. */
export function readDeclaration(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.declarations[node.type];
  if (shape === undefined) return readChildren(walk, node);
  const before = countedIn(walk);
  const patterns = partsOf(node, shape.pattern);
  const valuePart = partOf(node, shape.value);
  const valueNode = valuePart && patterns.includes(valuePart) ? undefined : valuePart;
  const values = valueNode === undefined ? [] : readGiven(walk, node, valueNode, patterns);
  if (valueNode && walk.language.implicitMembers) {
    const type = typeIn(walk.text.slice(patterns.at(-1)?.end ?? node.start, valueNode.start));
    for (const value of values) if (type !== '') tellWhereGiven(value, `:${type}`);
  }
  keepFields(walk, patterns, values);
  for (const child of node.children) if (child !== valueNode && !patterns.includes(child)) walk.read(child);
  const asked =
    askedByGetter(walk, node, walk.textOf(patterns[0]), before) ??
    (patterns[0] && switchAsked(walk, node, patterns[0], before));
  declareTargets(walk, patterns, asked ? [asked] : values);
  return values[0] ?? computed(node);
}

function readGiven(
  walk: Walk,
  node: SyntaxNode,
  valueNode: SyntaxNode,
  patterns: readonly SyntaxNode[],
): readonly Expression[] {
  const declared = patterns.map((pattern) => walk.textOf(pattern)).join();
  const read = readValues(walk, valueNode, patterns, declared);
  const typed = typeOf(walk, node);
  const values = read.map((value) => {
    const given = withoutKind(walk, declared, ofOne(walk, declared, value));
    return typed && given.kind === 'text' ? { ...given, typed } : given;
  });
  for (const value of values) tellOfFlags(value, [declared]);
  return values;
}

function declareTargets(walk: Walk, patterns: readonly SyntaxNode[], values: readonly Expression[]): void {
  const single = patterns.length === 1 ? patterns[0] : undefined;
  const targets = single?.type === 'expression_list' ? single.children : patterns;
  targets.forEach((pattern, index) => {
    if (!declareMember(walk, pattern, values[index])) declarePattern(walk, pattern, values[index]);
  });
}

/** `static var isCartOn: Bool { client.isEnabled("cart") }` asks as a function would. */
function askedByGetter(walk: Walk, node: SyntaxNode, name: string, before: Before): Expression | undefined {
  // What is called like flags gives them, not one.
  if (isTypeOfFlags(name) || walk.names.accessors.has(name)) return undefined;
  const getter = partOf(node, walk.language.getters?.[node.type] ?? '');
  const gives = getter ? resultsOf(walk, getter, before) : [];
  if (gives.length === 0) return undefined;
  const { start, end } = node;
  const index = walk.draft.functions.push({ name, parameters: [], method: false, gives, start, end }) - 1;
  return { kind: 'function', function: index, start, end };
}

/** `struct FeatureFlags { let newCheckout: Bool }`: what a type of flags has is a flag, but for what names one already. */
function keepFields(walk: Walk, names: readonly SyntaxNode[], values: readonly Expression[]): void {
  if (walk.scope !== walk.holder || !values.every((value) => isValueless(walk, value))) return;
  named(walk, walk.type, () => {
    for (const name of names) keepMemberName(walk, firstIn(name));
  });
  if (isCalledSettings([walk.type])) for (const name of names) keepSetting(walk, firstIn(name));
}

/** `class AppSettings { var newCheckoutEnabled: Bool }` */
function keepSetting(walk: Walk, { start, end }: Span): void {
  const value = walk.text.slice(start, end);
  if (mayNameSwitch(value) && isKeyText(value)) walk.draft.texts.push({ value, entry: true, start, end });
}

/** A name stands before its type. */
function firstIn(node: SyntaxNode): SyntaxNode {
  const [first] = node.children;
  return first === undefined ? node : firstIn(first);
}

/**
 * Python's `cart: bool = Field(False, alias="CART")` has a default as well, and Kotlin's `val cart = Config.isNightly` asks
 * something else.
 */
function isValueless(walk: Walk, value: Expression): boolean {
  if (VALUELESS.has(value.kind) || isOfSomethingElse(walk, value)) return true;
  const callee = value.kind === 'call' ? walk.draft.calls[value.call]?.callee : undefined;
  return callee?.kind === 'name' && DESCRIBES.test(callee.name) && walk.language.family === 'python';
}

/** A property, or `BuildConfig.DEBUG`; a constant, or one of what is called like flags, may be a key. */
function isOfSomethingElse(walk: Walk, value: Expression): boolean {
  if (walk.language.membersInScope !== true || value.kind !== 'member') return false;
  const path = pathOf(value);
  return PROPERTY.test(path.at(-1) ?? '') && !path.some(speaksOfFlags);
}

const PROPERTY = /^(?:[a-z]\w*|DEBUG)$/;

/** Of Pydantic, and of data classes. */
const DESCRIBES = /^[Ff]ield$/;

/** A default, and what is worked out. */
const VALUELESS: ReadonlySet<Expression['kind']> = new Set(['computed', 'other']);

function typeOf(walk: Walk, node: SyntaxNode): string {
  const shape = walk.language.typedConstants?.[node.type];
  return walk.textOf(shape && partOf(node, shape.type));
}

/** `exports.X = …`: an assignment counts when it exports. */
export function readAssignment(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.assignments[node.type];
  const left = shape && childOf(node, shape.pattern);
  const right = shape && childOf(node, shape.value);
  if (left === undefined || right === undefined) return readChildren(walk, node);
  const names = namesIn(walk, left);
  const isObject = walk.language.objects.has(right.type);
  const value = isObject ? named(walk, names.at(-1) ?? '', () => walk.read(right)) : readMade(walk, right);
  tellOfFlags(value, names);
  if (!declareMember(walk, left, value)) walk.read(left);
  const name = walk.language.exportTarget?.(walk.textOf(left));
  if (name !== undefined) walk.draft.exports.push({ kind: 'value', name, value });
  return value;
}

/** The last names of what is assigned to; `self = .cart` is of the type around it. */
function namesIn(walk: Walk, left: SyntaxNode): readonly string[] {
  const names = walk.textOf(left).split('.').slice(-2);
  return names.map((name) =>
    walk.language.selfNames.includes(name) && names.length === 1 ? walk.type : name,
  );
}

/** `self.key = "new-checkout"` gives the class a member. */
function declareMember(walk: Walk, left: SyntaxNode, value: Expression | undefined): boolean {
  if (walk.members === undefined || value?.kind !== 'text') return false;
  const member = OWN_MEMBER.exec(walk.textOf(left))?.[1];
  if (member !== undefined) walk.members.push([member, value]);
  return member !== undefined;
}

/** `CART = ("new-checkout",)`, of which Python's comma makes a tuple: what is called like one thing stands for that. */
function ofOne({ language, text }: Walk, declared: string, value: Expression): Expression {
  const [only, ...more] = value.kind === 'list' ? value.items : [];
  const isOne = language.family === 'python' && only?.kind === 'text' && more.length === 0;
  return isOne && text[value.start] === '(' && !/s$/i.test(declared) ? only : value;
}

function readValues(
  walk: Walk,
  value: SyntaxNode,
  patterns: readonly SyntaxNode[],
  declared: string,
): readonly Expression[] {
  const type = typeOfFlagsSaid(walk, value, patterns.at(-1)?.end ?? value.start, value.start);
  const names = namesOf(walk, patterns);
  return named(walk, type ?? declared, () => valuesOf(walk, value, names));
}

/** Go gives several names several values in one list. */
function valuesOf(walk: Walk, node: SyntaxNode, names: readonly string[]): Expression[] {
  const nodes =
    node.type === 'expression_list' && walk.language.freeNames === 'folder' ? node.children : [node];
  return nodes.map((child, index) => readMade(walk, child, names[index] ?? ''));
}

function namesOf(walk: Walk, patterns: readonly SyntaxNode[]): readonly string[] {
  const [only, ...more] = patterns;
  const named = only?.type === 'expression_list' && more.length === 0 ? only.children : patterns;
  return named.map((pattern) => walk.textOf(pattern));
}

/** In the languages whose members are made by assignment. */
const OWN_MEMBER = /^(?:self|this|cls)\.(\w+)$/;

export function readExport(walk: Walk, node: SyntaxNode): Expression {
  const reExports = walk.language.reExports?.(node, walk.text);
  if (reExports) {
    for (const fact of reExports) addReExport(walk, node, fact);
    return computed(node);
  }
  const byDefault = /^export\s+default\b/.test(walk.text.slice(node.start, node.start + 30));
  const before = new Set(walk.scope.names.keys());
  for (const child of node.children) {
    const value = walk.read(child);
    if (byDefault) walk.draft.exports.push({ kind: 'value', name: 'default', value });
  }
  for (const [name, binding] of walk.scope.names) {
    if (before.has(name)) continue;
    walk.draft.exports.push({ kind: 'value', name, value: walk.draft.bound(node, name, binding) });
  }
  return computed(node);
}

function addReExport(walk: Walk, node: SyntaxNode, { name, source, imported }: ReExportFact): void {
  if (source === undefined) {
    walk.draft.exports.push({ kind: 'value', name, value: walk.draft.name(node, imported, walk.scope) });
  } else if (name === '*') walk.draft.exports.push({ kind: 'all', source });
  else walk.draft.exports.push({ kind: 'from', name, source, imported });
}

export function readImport(walk: Walk, node: SyntaxNode): Expression | undefined {
  const imports = walk.language.imports(node, walk.text);
  if (imports === undefined) return undefined;
  for (const fact of imports) {
    if (fact.name === '*' && walk.language.freeNames !== 'anywhere') {
      walk.draft.exports.push({ kind: 'all', source: fact.source });
      walk.draft.bindings.push({ kind: 'import', ...fact });
    } else if (fact.name === '*') walk.draft.bindings.push({ kind: 'import', ...fact });
    else walk.draft.declare(walk.scope, { kind: 'import', ...fact });
  }
  for (const fact of walk.language.reExports?.(node, walk.text) ?? []) addReExport(walk, node, fact);
  return computed(node);
}

export function readNamespace(walk: Walk, node: SyntaxNode): Expression {
  for (const child of node.children) if (child.field !== 'name') walk.read(child);
  return computed(node);
}
