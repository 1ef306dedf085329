import type { Code } from './code.ts';
import { escaped } from './escaped.ts';
import type { LocalFunction } from './localFunction.ts';
import {
  ancestors,
  descendants,
  isComment,
  isLeaf,
  type Node,
  part,
  partsOfNode,
  siblingBefore,
  textOf,
} from './node.ts';
import { parametersOf } from './parameters.ts';

const OWNERS =
  /^(?:method|singleton_method|function_item|local_function_statement|(?:method|function)_declaration)$/;
/** Frameworks call it, or it is called by other signs than its name; it gives a promise, or waits for its turn. */
const CALLED_OTHERWISE =
  /[@[]|\b(?:override|operator|infix|inline|suspend|async|abstract|virtual|native|synchronized|partial|extern|default|pub)\b/;
/** What may be said of a function in Rust and changes nothing of who calls it. */
const HARMLESS = /^#!?\[(?:allow|expect|inline|must_use|cold|doc|deprecated|rustfmt)\b/;

interface Asked {
  readonly code: Code;
  readonly owner: Node;
  readonly word: string;
  /** What stands before its name. */
  readonly head: string;
  /** The type or function it stands in. */
  readonly around: Node | undefined;
}

/**
 * A function or method that says of itself that no other file can call it, and of which this file shows every call.
 * Undefined where anybody else might call it, or it is more than called.
 */
export function hiddenFunction(code: Code, owner: Node): LocalFunction | undefined {
  const { text, syntax } = code;
  const name = part(owner, 'name') ?? part(owner, '@simple_identifier');
  if (!name || !OWNERS.test(owner.type)) return undefined;
  const word = textOf(name, text);
  const around = [...ancestors(owner)].find(
    (up) => syntax.types.has(up.type) || syntax.functions.has(up.type),
  );
  const asked: Asked = { code, owner, word, head: text.slice(owner.start, name.start), around };
  if (!isHidden(asked) || isCalledOtherwise(asked)) return undefined;
  const calls: LocalFunction['calls'][number][] = [];
  for (const node of descendants(code.root)) {
    const isName = node.named && isLeaf(node) && !isComment(node);
    if (node === name || !isName || textOf(node, text) !== word || /string|content/.test(node.type)) continue;
    const call = callOf(code, node);
    if (call === undefined) return undefined;
    if (call.isOwn) calls.push(call);
    else if (mayBeOwn(asked, call)) return undefined;
  }
  const supposed = /^(?:go|ruby)$/.test(syntax.language.family) ? { supposed: word } : {};
  return calls.length > 0 ? { owner, declaration: owner, calls, ...supposed } : undefined;
}

function isHidden({ code, owner, word, head, around }: Asked): boolean {
  const { text, syntax } = code;
  const { family } = syntax.language;
  const isIn = (kinds: RegExp) => around !== undefined && kinds.test(around.type);
  if (around && syntax.functions.has(around.type)) return /^(?:jvm|dotnet|swift|rust)$/.test(family);
  switch (family) {
    case 'jvm':
    case 'swift':
      return (
        (around === undefined || isIn(/^(?:class|object|enum|record)_declaration$/)) && /private\b/.test(head)
      );
    case 'dotnet':
      return isIn(/^(?:class|record|struct)_declaration$/) && !/\b(?:public|internal|protected)\b/.test(head);
    case 'php':
      return isIn(/^(?:class|enum)_declaration$/) && /\bprivate\b/.test(head) && !mixesIn(around);
    case 'rust':
      return (around === undefined || !isTrait(around)) && !hasModulesElsewhere(text);
    case 'go':
      return around === undefined && /^(?!(?:init|main)$)[\p{Ll}_]/u.test(word);
    case 'ruby':
      return isIn(/^class$/) && syntax.isPrivate(head, word, owner, text);
    default:
      return false;
  }
}

/** A trait's methods call those of the class that uses it. */
function mixesIn(type: Node | undefined): boolean {
  return type !== undefined && [...descendants(type)].some((node) => node.type === 'use_declaration');
}

/** What implements a trait is called through it. */
function isTrait(type: Node): boolean {
  return type.type !== 'impl_item' || part(type, 'trait') !== undefined;
}

/** A module's own modules see all of it. */
function hasModulesElsewhere(text: string): boolean {
  return /\bmod\s+\w+\s*;|\binclude!/.test(text);
}

function isCalledOtherwise({ code: { text, syntax }, owner, word, head, around }: Asked): boolean {
  const isClosed = [owner, ...(around ? [around] : []), ...ancestors(owner)].every(
    (up) => !/\bpartial\b/.test(headOf(text, up)),
  );
  const sign = syntax.language.family === 'ruby' ? ':' : '';
  const isSpelled = new RegExp(`["'\`${sign}]${escaped(word)}(?![\\w?!])`).test(text);
  return (
    !isClosed || isSpelled || CALLED_OTHERWISE.test(head) || /\.\s*$/.test(head) || isMarked(text, owner)
  );
}

/** `#[test]` */
function isMarked(text: string, owner: Node): boolean {
  for (let above = siblingBefore(owner); above?.type === 'attribute_item'; above = siblingBefore(above)) {
    if (!HARMLESS.test(textOf(above, text))) return true;
  }
  return false;
}

function headOf(text: string, { children, start, end, type }: Node): string {
  if (!/_declaration$/.test(type)) return '';
  return text.slice(start, children.find(({ field }) => field === 'body')?.start ?? end);
}

/** Kinds of a member asked for by its name, and of a call. */
const MEMBERS = /^(?:member_access|navigation|selector|field)_expression$|^scoped_identifier$/;
const CALLS = /^(?:method_invocation|invocation_expression|(?:member_|scoped_)?call_expression|call)$/;
/** What stands before the arguments of a call of one's own. */
const OWN: Readonly<Record<string, RegExp>> = {
  jvm: /^(?:this\s*\.\s*)?\w+\s*$/,
  dotnet: /^(?:this\s*\.\s*)?\w+\s*$/,
  swift: /^(?:self\s*\.\s*)?\w+\s*$/,
  php: /^(?:\$this\s*->\s*|(?:self|static)\s*::\s*)\w+\s*$/,
  rust: /^(?:self\s*\.\s*|Self\s*::\s*)?\w+\s*$/,
  go: /\w\s*$/,
  ruby: /^(?:self\s*\.\s*)?\w+[?!]?\s*$/,
};

interface Call {
  readonly call: Node;
  readonly given: readonly Node[];
  /** On nothing, or on the object itself. */
  readonly isOwn: boolean;
}

/** Another object may be of the same class; what it is handed may tell that it is not. */
function mayBeOwn({ code, owner }: Asked, { given: { length } }: Call): boolean {
  const all = parametersOf(code, owner);
  switch (code.syntax.language.family) {
    case 'ruby':
      return false;
    case 'php':
      return length >= all.length || all.some(({ isAlwaysHanded }) => !isAlwaysHanded);
    case 'rust':
      return length === all.length || length === all.length + 1;
    default:
      return length === all.length || all.some(({ isAlwaysHanded }) => !isAlwaysHanded);
  }
}

/** `on()`, `this.on(x)`, `cart.on()` */
function callOf({ text, syntax }: Code, name: Node): Call | undefined {
  const suffix = name.parent?.type === 'navigation_suffix' ? name.parent : name;
  const outer = suffix.parent;
  const call = outer && MEMBERS.test(outer.type) ? outer.parent : outer;
  // Ruby needs no parentheses.
  const isBare = name.field !== 'name' && !/alias|undef|argument/.test(outer?.type ?? 'alias');
  if (isBare && call?.type !== 'call' && syntax.isCallByName?.(name, text))
    return { call: name, given: [], isOwn: true };
  if (!call || !CALLS.test(call.type) || name.field === 'arguments') return undefined;
  const list = call.children.find(({ type }) => /^(?:argument_list|arguments|call_suffix)$/.test(type));
  const isOwn = OWN[syntax.language.family]?.test(text.slice(call.start, list?.start ?? call.end)) === true;
  if (list === undefined) return call.type === 'call' ? { call, given: [], isOwn } : undefined;
  if (call.children.some(({ type }) => /^(?:do_)?block$/.test(type))) return undefined;
  const values = list.type === 'call_suffix' ? partsOfNode(list) : [list];
  if (values.some(({ type }) => !/^(?:argument_list|arguments|value_arguments)$/.test(type)))
    return undefined;
  return { call, given: values.flatMap(partsOfNode).map((one) => bare(one) ?? one), isOwn };
}

/** What an argument holds, where it has no name; in Swift a name says no more than its place. */
function bare(argument: Node): Node | undefined {
  const parts = partsOfNode(argument);
  if (!/argument$/.test(argument.type)) return undefined;
  return parts.length === 1 ? parts[0] : part(argument, 'value');
}
