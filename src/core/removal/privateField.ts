import type { FlagValue } from '../model/flag.ts';
import { assigned } from './assigned.ts';
import type { Code } from './code.ts';
import { isConstructed } from './constructed.ts';
import {
  ancestors,
  descendants,
  isComment,
  isLeaf,
  isWithin,
  type Node,
  part,
  partsOfNode,
  siblingAfter,
  siblingBefore,
  textOf,
} from './node.ts';
import { isCall } from './purity.ts';
import { roleOf } from './roles.ts';
import { shadowed } from './shadowed.ts';
import { isTypeBody } from './statements.ts';

/** A member that nothing but this file can see, and that nothing ever gives another value. */
export interface PrivateField {
  /** The whole of its declaration. */
  readonly statement: Node;
  /** Everything that asks for it: `on`, `this.on`. */
  readonly uses: readonly Node[];
  /** Statements that give it its value, first or once more. */
  readonly given: readonly Node[];
}

const SELF = /^(?:this|self|Self)$/;
/** Of what can be said of a class, what looks at none of its fields. */
const HARMLESS =
  /@(?:Service|Component|Controller|RestController|Configuration|Repository|Singleton|Slf4j|Suppress\w*|Deprecated|RequiresApi|MainActor|available|Injectable)\b(?:\((?:[^()]|\([^()]*\))*\))?|\[(?:ApiController|Route|Authorize|Obsolete)\b[^\]]*\]/g;
/** Fields are written out, read by others, or added elsewhere. */
const READ_AS_WHOLE = /[@[]|\b(?:partial|data|Serializable|Externalizable)\b/;
const CODED = /\b(?:Codable|Encodable|Decodable|NSCoding|NSSecureCoding)\b/;
const ACCESSORS = /^(?:getter|setter|accessor_list|willset_didset_block|property_delegate)$/;

/** Undefined where anybody else might see it, where it may be given another value, or be looked at before it has one. */
export function privateField(code: Code, declarator: Node, value: FlagValue): PrivateField | undefined {
  const { text, syntax } = code;
  const { fields } = syntax;
  const statement = [declarator, ...ancestors(declarator)].find(({ type }) => fields?.statements.has(type));
  const name = statement && nameOf(code, declarator);
  if (!fields || !statement || !name || statement.parent === undefined) return undefined;
  const head = text.slice(statement.start, name.start);
  const isHidden = fields.hidden.test(head) || name.type === 'private_property_identifier';
  if (!isHidden || /[@[]|\b(?:dynamic|lateinit|override)\b/.test(head)) return undefined;
  if (declaratorsIn(code, statement).length !== 1 || hasAccessors(statement)) return undefined;
  const owner = [...ancestors(statement)].find(({ type }) => syntax.types.has(type) || type === 'class');
  if (!owner || !isClosed(code, owner)) return undefined;
  const found = usesOf(code, name, owner, value);
  const declared = declaredValue(code, declarator);
  const isKnown =
    declared === undefined
      ? found && isGivenFirst(code, found.given, owner)
      : code.syntax.read(declared, text)?.value === value && isSetFirst(code, statement, owner, head);
  return isKnown ? found && { statement, ...found } : undefined;
}

/** The field of the class around it that an assignment gives this value, by what declares it. */
export function fieldAssigned(code: Code, value: Node): Node | undefined {
  const { syntax, text } = code;
  const assignment = value.parent;
  const left = assignment && partsOfNode(assignment)[0];
  if (!left || left === value || partsOfNode(assignment).at(-1) !== value) return undefined;
  const word = /^(?:(?:this|self)\s*\.\s*)?(\w+)$/.exec(textOf(left, text))?.[1];
  const owner = [...ancestors(value)].find(({ type }) => syntax.types.has(type));
  const all = owner && word !== undefined && assigned(code, left) ? [...descendants(owner)] : [];
  const found = all.filter(
    (node) =>
      (node.type in syntax.variables || node.type in syntax.language.fields) &&
      textOf(nameOf(code, node), text) === word &&
      [node, ...ancestors(node)].some(({ type }) => syntax.fields?.statements.has(type)),
  );
  return found.length === 1 ? found[0] : undefined;
}

function isGivenFirst(code: Code, given: readonly Node[], owner: Node): boolean {
  const body = owner.children.find(isTypeBody);
  const isSwift = code.syntax.language.family === 'swift';
  if (!body || (!isSwift && hasSuperclass(code, owner))) return false;
  return isConstructed({ code, body, isQuiet: (node) => isQuiet(code, node) }, given);
}

function declaredValue({ syntax }: Code, declarator: Node): Node | undefined {
  const where = (syntax.variables[declarator.type] ?? syntax.language.fields[declarator.type])?.value ?? '';
  const value = part(declarator, where);
  return value && siblingBefore(value)?.type === '=' ? value : undefined;
}

function nameOf(code: Code, declarator: Node): Node | undefined {
  const { variables, language } = code.syntax;
  const where = variables[declarator.type]?.name ?? language.fields[declarator.type]?.name ?? '';
  const name = part(declarator, where);
  const [only, ...more] = name ? partsOfNode(name).filter(({ type }) => !/type$/.test(type)) : [];
  return more.length > 0 ? undefined : (only ?? name);
}

function declaratorsIn({ syntax }: Code, statement: Node): readonly Node[] {
  return [statement, ...descendants(statement)].filter(
    (node, at, all) =>
      (node.type in syntax.variables || node.type in syntax.language.fields) &&
      all.indexOf(node) === at &&
      !inFunction(node, statement, syntax.functions),
  );
}

function inFunction(node: Node, statement: Node, functions: ReadonlySet<string>): boolean {
  return [...ancestors(node)].some(
    (up) => up !== statement && isWithin(up, statement) && functions.has(up.type),
  );
}

/** Kotlin's stand beside what they belong to. */
function hasAccessors(statement: Node): boolean {
  const next = siblingAfter(statement);
  return [...statement.children, ...(next ? [next] : [])].some(({ type }) => ACCESSORS.test(type));
}

/** No other file adds to the class, and nothing writes out or reads its fields as a whole. */
function isClosed({ text, syntax }: Code, owner: Node): boolean {
  if (syntax.language.family === 'swift' && CODED.test(text)) return false;
  return [owner, ...ancestors(owner)]
    .filter(({ type }) => syntax.types.has(type) || type === 'class')
    .every((type) => !READ_AS_WHOLE.test(headOf(text, type).replace(HARMLESS, '')));
}

function headOf(text: string, owner: Node): string {
  const body = owner.children.find(
    ({ type, field }) => field === 'body' || /body|declaration_list/.test(type),
  );
  const generics = /<[^<>]*>/g;
  return text
    .slice(owner.start, body?.start ?? owner.end)
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .replace(generics, '');
}

/** Nothing can ask for it while the object is made and it is not set yet. */
function isSetFirst(code: Code, statement: Node, owner: Node, head: string): boolean {
  const { family } = code.syntax.language;
  const isStatic =
    /\bstatic\b/.test(head) || owner.type === 'companion_object' || owner.type === 'object_declaration';
  // Swift asks for nothing before all is set; a struct is made with its variables, unless they are constants.
  if (family === 'swift')
    return (
      isStatic ||
      /\blet\b/.test(head) ||
      textOf(
        owner.children.find(({ field }) => field === 'declaration_kind'),
        code.text,
      ) === 'class'
    );
  if (family === 'dotnet' && !isStatic) return owner.type === 'class_declaration';
  if (!isStatic && hasSuperclass(code, owner)) return false;
  const before = (statement.parent?.children ?? []).filter(({ end }) => end <= statement.start);
  return before.every((member) => isQuiet(code, member));
}

function hasSuperclass({ text }: Code, owner: Node): boolean {
  return owner.children.some(
    ({ type, children, ...span }) =>
      (type === 'base_list' && !/^:\s*(?:I\p{Lu}[\w<>., ]*)$/u.test(text.slice(span.start, span.end))) ||
      (/^(?:superclass|class_heritage)$/.test(type) &&
        !children.every((one) => one.type === 'implements_clause')) ||
      (type === 'delegation_specifier' && children.some((one) => one.type === 'constructor_invocation')),
  );
}

/** What runs while the class is made calls nothing of its own, and hands itself to nobody. */
function isQuiet(code: Code, member: Node): boolean {
  const { functions, language } = code.syntax;
  if (functions.has(member.type) && member.type !== 'static_initializer') return true;
  return [member, ...descendants(member)].every((node) => {
    if (/^(?:this|this_expression)$/.test(node.type)) return asksForField(code, node);
    if (!isCall(code, node)) return true;
    const callee = textOf(
      part(node, language.methodCalls?.[node.type]?.object ?? language.calls[node.type]?.callee ?? ''),
      code.text,
    );
    return node.type in (language.methodCalls ?? {}) ? callee !== '' : /^[A-Z]|[.]/.test(callee);
  });
}

/** `this.rate`, where it is not called. */
function asksForField(code: Code, { parent }: Node): boolean {
  const outer = parent?.parent;
  const isCalled = outer && isCall(code, outer) && outer.children[0] === parent;
  return (
    parent !== undefined &&
    /^directly_assignable|^field_access$|^(?:member_access|navigation)_expression$/.test(parent.type) &&
    !isCalled
  );
}

function usesOf(code: Code, name: Node, owner: Node, value: FlagValue) {
  const { text } = code;
  const word = textOf(name, text);
  if (isSpelled(code, word)) return undefined;
  const scopes = scopesOf(code, owner);
  const uses: Node[] = [];
  const given: Node[] = [];
  for (const node of descendants(code.root)) {
    if (node === name || !isNamed(code, node, word)) continue;
    const use = useAt(code, node, owner, scopes);
    if (use === 'unclear') return undefined;
    if (use === undefined) continue;
    const again = use.isRead ? undefined : assigned(code, use.node);
    if (use.isRead) uses.push(use.node);
    else if (again?.constant === value) given.push(again.statement);
    else return undefined;
  }
  return { uses, given };
}

/** A text may stand for it. */
function isSpelled({ text, syntax }: Code, word: string): boolean {
  const quoted = new RegExp(`["'\`]${word}["'\`]|nameof\\(\\s*(?:this\\.)?${word}\\s*\\)`);
  return quoted.test(text) || syntax.spelled?.(word).test(text) === true;
}

function isNamed({ text }: Code, node: Node, word: string): boolean {
  const isName = node.named && isLeaf(node) && !isComment(node);
  return isName && textOf(node, text) === word && !/string|text$|content/.test(node.type);
}

/** What asks for the field there, or gives it a value, or does what is not clear; nothing where the name means something else. */
function useAt(code: Code, node: Node, owner: Node, scopes: readonly Node[]) {
  const isInside = scopes.some((scope) => isWithin(node, scope));
  const member = memberOf(code, node);
  const object = member && textOf(member.children[0], code.text);
  if (!isInside && (object === undefined || SELF.test(object))) return undefined;
  // A class in the class may have a member of that name from somewhere else.
  const around = [...ancestors(node)].find(isTypeBody)?.parent;
  const isOwn = around !== undefined && (around === owner || scopes.includes(around));
  if (member && object !== undefined) {
    const isField = isOwn && (SELF.test(object) || object === nameOfType(code, owner));
    if (!isField) return 'unclear';
    return { node: member, isRead: !isWritten(code, member) };
  }
  const role = roleOf(code, node);
  if (role === 'property' || isAlwaysAsked(code)) return undefined;
  const other = shadowed(code, node);
  if (other !== undefined) return other === 'local' ? undefined : other;
  if (!isOwn) return 'unclear';
  const isRead = role === 'use' && !/assignable|suffix|interpolated/.test(node.parent?.type ?? '');
  return { node, isRead };
}

/** No name means a member there but behind `this`. */
function isAlwaysAsked({ syntax: { language } }: Code): boolean {
  return language.family === 'javascript';
}

/** `this.on`, by its last part. */
function memberOf({ syntax: { language } }: Code, name: Node): Node | undefined {
  const inner = /suffix$|member_binding_expression/.test(name.parent?.type ?? '') ? name.parent : name;
  const member = inner?.parent;
  if (!inner || !member) return undefined;
  if (member.type === 'directly_assignable_expression' && inner !== name) return member;
  const where = language.members[member.type]?.property;
  return where !== undefined && part(member, where) === inner ? member : undefined;
}

function isWritten({ syntax }: Code, member: Node): boolean {
  const { parent } = member;
  if (!parent || member.type === 'directly_assignable_expression') return true;
  if (
    /directly_assignable/.test(parent.type) ||
    (parent.type in syntax.language.calls && parent.children[0] === member)
  )
    return true;
  const target = syntax.writes[parent.type]?.target;
  const isTarget = target !== undefined && part(parent, target) === member;
  return (
    isTarget || parent.children.some(({ type, named }) => !named && /^(?:\+\+|--|&|ref|out)$/.test(type))
  );
}

/** The class, with what is added to it here; the companion of a class is known in it. */
function scopesOf(code: Code, owner: Node): readonly Node[] {
  const whole = owner.type === 'companion_object' ? (owner.parent?.parent ?? owner) : owner;
  const name = nameOfType(code, owner);
  const isSame = (node: Node) => code.syntax.types.has(node.type) && nameOfType(code, node) === name;
  return code.syntax.language.family === 'swift' ? [...descendants(code.root)].filter(isSame) : [whole];
}

function nameOfType({ text }: Code, type: Node): string {
  const name = part(type, 'name') ?? type.children.find((child) => child.type === 'type_identifier');
  return textOf(name, text);
}
