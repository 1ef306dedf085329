import { type Expression, ITSELF } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { readArguments } from './arguments.ts';
import { describedFlag, HANDED_UP } from './describedFlag.ts';
import { declareSelf } from './functions.ts';
import { parentsIn } from './inherited.ts';
import { keyAmong } from './keyAmong.ts';
import { isKeyText } from './keyText.ts';
import { keepMemberName } from './objects.ts';
import { keepOwnFields } from './ownFields.ts';
import { nameNodeIn, partOf, partsOf } from './parts.ts';
import { Scope } from './scope.ts';
import { computed, named, readChildren, type Walk } from './walk.ts';

/** Attributes by which serde, strum, Gson, Jackson, .NET and their like name a member. */
const RENAMES =
  /\b(?:re)?name\s*=|\bserialize\s*=|\b[Vv]alue\s*[(=]|\b(?:SerialName|SerializedName|JsonProperty|JsonStringEnumMemberName)\s*\(/;
/** .NET's, which holds the key of a flag as often as prose. */
const DESCRIBES = /\b(?:Description|DescriptionAttribute)\s*\(\s*"[^"\s]+"/;
/** Where attributes are part of the member they are of. */
const ATTRIBUTES = new Set(['modifiers', 'attribute_list']);

/** Kotlin's, of which a class ends with one that has no body. */
const SUPERTYPE = 'delegation_specifier';
const CONSTRUCTOR = 'primary_constructor';

/** To the grammar the body behind `Tabs by tabs { … }` is something given to `tabs`. */
function isBodyless(last: SyntaxNode): boolean {
  if (last.type === CONSTRUCTOR) return true;
  return last.type === SUPERTYPE && last.children[0]?.type !== 'explicit_delegation';
}

/** Classes and enums: an object whose members are the fields and methods. */
export function readClass(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.classes[node.type];
  const last = shape && partOf(node, shape.body);
  const body = last && isBodyless(last) ? undefined : last;
  const nameNode = shape && partOf(node, shape.name);
  if (shape === undefined || (body === undefined && nameNode === undefined)) return readChildren(walk, node);
  const members: [string, Expression][] = [];
  const value: Expression = { kind: 'object', members, start: node.start, end: node.end };
  const binding = declareClass(walk, nameNode, value);
  const { self, members: outerMembers, type, parents, holder } = walk;
  const outer = { self, members: outerMembers, type, parents, holder };
  for (const child of node.children) {
    if (child === body || child === nameNode) continue;
    keepHead(walk, walk.textOf(nameNode), child);
    const before = walk.draft.calls.length;
    walk.read(child);
    if (child.type === SUPERTYPE) addHandedUp(walk, before, members);
  }
  walk.within(new Scope(walk.scope, !walk.language.membersInScope), () => {
    walk.self = binding;
    declareSelf(walk, binding);
    walk.members = members;
    walk.holder = walk.scope;
    walk.type = walk.draft.bindings[binding]?.name ?? '';
    const head = walk.text.slice(nameNode?.end ?? node.start, body?.start ?? node.end);
    walk.parents = parentsIn(head, walk.language.family);
    const texts = walk.draft.texts.length;
    let renamed: Expression | undefined;
    for (const member of body?.children ?? []) {
      if (member.type === 'attribute_item') renamed = readRename(walk, member);
      else {
        readClassMember(walk, member, members, renamed);
        renamed = undefined;
      }
    }
    const ofEnum = isEnum(walk, node);
    if (ofEnum && body) nameValueless(walk, body);
    collectDeclared(walk, members, ofEnum);
    keepOwnFields(walk, node, texts);
  });
  Object.assign(walk, outer);
  const key = describedFlag(walk, node, body, members);
  if (key) members.push([ITSELF, { ...key, made: true }]);
  return value;
}

/** `data class FeatureFlags(val newCheckout: Boolean)` */
function keepHead(walk: Walk, name: string, head: SyntaxNode): void {
  const heads = walk.language.headMembers ?? {};
  named(walk, name, () => {
    for (const part of head.children) {
      const member = partOf(part, heads[part.type]?.name ?? '');
      if (member === undefined) continue;
      keepMemberName(walk, member);
      keepRenamed(walk, part, walk.textOf(member));
    }
  });
}

/** `data class FeatureFlags(@SerialName("new-checkout") val checkout: Boolean)`: whoever asks for it by that name. */
function keepRenamed(walk: Walk, { children }: SyntaxNode, name: string): void {
  const modifiers = walk.flags === undefined ? undefined : children.find(({ type }) => ATTRIBUTES.has(type));
  const written = modifiers && WRITTEN_NAME.exec(walk.textOf(modifiers))?.[1];
  if (modifiers === undefined || written === undefined || !isKeyText(written)) return;
  const { start, end } = modifiers;
  walk.draft.filled.push([name, [{ kind: 'text', value: written, start, end }]]);
}

const WRITTEN_NAME =
  /\b(?:SerialName|SerializedName|JsonProperty|Json)\(\s*(?:(?:value|name)\s*=\s*)?"([^"\n]+)"\s*\)/;

/** A class without a name, as a companion's, belongs to the class around it. */
function declareClass(walk: Walk, nameNode: SyntaxNode | undefined, value: Expression): number {
  if (nameNode === undefined) return walk.draft.bindings.push({ kind: 'value', name: '', value }) - 1;
  const name = walk.textOf(nameNodeIn(nameNode));
  const binding = walk.draft.declare(walk.scope, { kind: 'value', name, value });
  if (walk.language.freeNames === 'anywhere' && walk.scope.parent)
    walk.draft.exports.push({ kind: 'value', name, value: walk.draft.bound(nameNode, name, binding) });
  return binding;
}

/** `object Cart : Flag("cart-v2")`: the text it hands up is its key. */
function addHandedUp(walk: Walk, before: number, members: [string, Expression][]): void {
  for (const call of walk.draft.calls.slice(before)) {
    const key = keyAmong(call);
    if (key?.kind === 'text') members.push([HANDED_UP, { ...key, made: true }]);
  }
}

/** `super("cart-v2")` */
export function readSuperCall(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.superCalls?.[node.type];
  const key = keyAmong(readArguments(walk, shape && partOf(node, shape.arguments)));
  if (key?.kind === 'text' && !OTHER_CONSTRUCTOR.test(walk.textOf(node)))
    walk.members?.push([HANDED_UP, { ...key, made: true }]);
  return computed(node);
}

const OTHER_CONSTRUCTOR = /^:?\s*this\b/;

/** `#[serde(rename = "cart-v2")]`, `@SerialName("cart-v2")` before a member is its text. */
function readRename(walk: Walk, node: SyntaxNode): Expression | undefined {
  const before = walk.draft.texts.length;
  walk.read(node);
  const text = walk.draft.texts[before];
  const written = walk.textOf(node);
  const isRenamed = RENAMES.test(written) || (isTypeOfFlags(walk.type) && DESCRIBES.test(written));
  return text && isRenamed ? { kind: 'text', ...text } : undefined;
}

function readClassMember(
  walk: Walk,
  node: SyntaxNode,
  members: [string, Expression][],
  renamed?: Expression,
): void {
  if (node.type in (walk.language.enumMembers ?? {})) {
    readEnumMembers(walk, node, members, renamed);
    return;
  }
  const field = walk.language.fields[node.type];
  if (field) {
    const valueNode = partOf(node, field.value);
    for (const child of node.children) if (child.type === 'decorator') walk.read(child);
    const name = walk.textOf(partOf(node, field.name));
    if (valueNode) members.push([name, named(walk, name, () => walk.read(valueNode))]);
    return;
  }
  const flag = readTypedMember(walk, node);
  if (flag) members.push(flag);
  const value = walk.read(node);
  if (value.kind === 'function') members.push([walk.textOf(childOf(node, 'name')), value]);
  // A companion's members are reached through the class around it.
  const shape = walk.language.classes[node.type];
  const isCompanion = shape && (node.type === 'companion_object' || partOf(node, shape.name) === undefined);
  if (value.kind === 'object' && isCompanion)
    for (const [name, member] of value.members) members.push([name, member]);
}

/** `fun newCheckout(): Toggle` in an interface, of which others make what is asked: its name is its key, or spells it. */
function readTypedMember(walk: Walk, node: SyntaxNode): [string, Expression] | undefined {
  const shape = walk.language.typedMembers?.[node.type];
  const nameNode = shape && partOf(node, shape.name);
  if (shape === undefined || nameNode === undefined || partOf(node, shape.body)) return undefined;
  const type = walk.textOf(partOf(node, shape.type)).replace(/^.*\./, '');
  return isTypeOfFlags(type) ? [walk.textOf(nameNode), ownName(walk, nameNode, type)] : undefined;
}

/** `CART("cart-v2")`, `case cart = "cart-v2", plain`: a member without a text of its own is called by its name. */
function readEnumMembers(
  walk: Walk,
  node: SyntaxNode,
  members: [string, Expression][],
  renamed?: Expression,
): void {
  const shape = walk.language.enumMembers?.[node.type];
  if (shape === undefined) return;
  const names = partsOf(node, shape.name);
  const values = partsOf(node, shape.value).filter((value) => !names.includes(value));
  const attributes = node.children.find(({ type }) => ATTRIBUTES.has(type));
  const called = renamed ?? (attributes && readRename(walk, attributes));
  names.forEach((name, index) => {
    const next = names[index + 1]?.start ?? node.end;
    const value = values.find(({ start }) => start >= name.end && start < next);
    const given = value && readEnumValue(walk, value);
    const member = given?.kind === 'text' ? given : (called ?? ownName(walk, name));
    const own = walk.textOf(name);
    // What is declared in the class's own scope is gathered from there.
    if (seesMembers(walk)) walk.draft.declare(walk.scope, { kind: 'value', name: own, value: member });
    else members.push([own, member]);
  });
  for (const child of node.children) {
    if (!names.includes(child) && !values.includes(child) && child !== attributes)
      readClassMember(walk, child, members);
  }
}

/** In Java and Kotlin methods of an enum name its members without it. */
function seesMembers({ language }: Walk): boolean {
  return language.membersInScope === true && language.implicitMembers === undefined;
}

function readEnumValue(walk: Walk, value: SyntaxNode): Expression | undefined {
  const isList = /arguments?$|argument_list$/.test(value.type);
  return isList ? keyAmong(readArguments(walk, value)) : walk.read(value);
}

function ownName(walk: Walk, node: SyntaxNode, type = walk.type ?? ''): Expression {
  const value = walk.textOf(node);
  if (!isKeyText(value)) return computed(node);
  const text = { value, own: type, start: node.start, end: node.end };
  walk.draft.texts.push(text);
  return { kind: 'text', ...text };
}

/** Members that the class's body declares as names: Python's, Java's, Kotlin's. */
function collectDeclared(walk: Walk, members: [string, Expression][], ofEnum: boolean): void {
  for (const [name, index] of walk.scope.names) {
    const binding = walk.draft.bindings[index];
    if (binding?.kind !== 'value' || index === walk.self) continue;
    members.push([name.replace(/^\$/, ''), ofEnum ? firstText(binding.value) : binding.value]);
  }
}

/** `CART = auto()` of an enum in Python is called by its name. */
function nameValueless(walk: Walk, body: SyntaxNode): void {
  for (const { children } of body.children) {
    const [name, call] = children[0]?.type === 'assignment' ? children[0].children : [];
    const binding = walk.scope.names.get(walk.textOf(name));
    if (name === undefined || binding === undefined || !VALUELESS.test(walk.textOf(call))) continue;
    const value = ownName(walk, name);
    walk.draft.bindings[binding] = { kind: 'value', name: walk.textOf(name), value };
  }
}

const VALUELESS = /^(?:enum\.)?auto\(\)$|^\d{1,9}$/;

function isEnum(walk: Walk, node: SyntaxNode): boolean {
  return (
    walk.language.enumBases !== undefined && ENUM.test(walk.textOf(childOf(node, walk.language.enumBases)))
  );
}

const ENUM = /\b(?:Str|Int)?Enum\b|Choices\b/;

/** `CART = ("cart-v2", "The new cart")` of an enum is made of these. */
function firstText(value: Expression): Expression {
  const [first] = value.kind === 'list' ? value.items : [];
  return first?.kind === 'text' ? { ...first, made: true } : value;
}
