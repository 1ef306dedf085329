import type { Code } from './code.ts';
import type { LocalFunction } from './localFunction.ts';
import { ancestors, descendants, isComment, type Node, part, partsOfNode, textOf } from './node.ts';

/** How a method begins that its class, or its file, alone can call, and that nothing overrides. */
const HIDDEN: Readonly<Record<string, RegExp>> = {
  jvm: /\bprivate\b/,
  dotnet: /\bprivate\b|^(?!.*\b(?:public|internal|protected)\b)/s,
};
/** Frameworks call it, or it is called by other signs than its name; it gives a promise, or waits for its turn. */
const CALLED_OTHERWISE =
  /[@[]|\b(?:override|operator|infix|inline|suspend|async|abstract|virtual|native|synchronized|partial|extern|default)\b/;

/** A method of which this file shows every call; undefined where anybody else might call it, or it is more than called. */
export function privateMethod(code: Code, owner: Node): LocalFunction | undefined {
  const { text, syntax } = code;
  const hidden = HIDDEN[syntax.language.family];
  const name = part(owner, 'name') ?? owner.children.find(({ type }) => type === 'simple_identifier');
  if (!hidden || !name || !/^(?:method|function)_declaration$/.test(owner.type)) return undefined;
  const type = [...ancestors(owner)].find((up) => syntax.types.has(up.type) || syntax.functions.has(up.type));
  if (type === undefined || !/^(?:class|object|enum|record|struct)_declaration$/.test(type.type))
    return undefined;
  const head = text.slice(owner.start, name.start);
  const isClosed = [type, ...ancestors(type)].every((up) => !/\bpartial\b/.test(headOf(text, up)));
  if (!hidden.test(head) || CALLED_OTHERWISE.test(head) || head.trimEnd().endsWith('.') || !isClosed)
    return undefined;
  const word = textOf(name, text);
  if (new RegExp(`["'\`]${word}["'\`]|nameof\\(|::\\s*${word}\\b`).test(text)) return undefined;
  const calls: LocalFunction['calls'][number][] = [];
  for (const node of descendants(code.root)) {
    const isName = node.named && node.children.length === 0 && !isComment(node);
    if (node === name || !isName || textOf(node, text) !== word || /string|content/.test(node.type)) continue;
    const call = callOf(code, node);
    if (call === undefined) return undefined;
    calls.push(call);
  }
  return calls.length > 0 ? { owner, declaration: owner, calls } : undefined;
}

function headOf(text: string, { children, start, end, type }: Node): string {
  if (!/_declaration$/.test(type)) return '';
  return text.slice(start, children.find(({ field }) => field === 'body')?.start ?? end);
}

/** `on()`, `this.on(x)` */
function callOf({ text }: Code, name: Node): LocalFunction['calls'][number] | undefined {
  const suffix = name.parent?.type === 'navigation_suffix' ? name.parent : name;
  const outer = suffix.parent;
  const member = outer && /^(?:member_access|navigation)_expression$/.test(outer.type) ? outer : undefined;
  const call = member ? member.parent : outer;
  const isCall = call && /^(?:method_invocation|invocation_expression|call_expression)$/.test(call.type);
  const list = isCall
    ? call.children.find(({ type }) => /^(?:argument_list|call_suffix)$/.test(type))
    : undefined;
  if (!call || !list || !/^(?:this\s*\.\s*)?\w+\s*$/.test(text.slice(call.start, list.start)))
    return undefined;
  const values = list.type === 'call_suffix' ? partsOfNode(list) : [list];
  if (values.some(({ type }) => type !== 'argument_list' && type !== 'value_arguments')) return undefined;
  return { call, given: values.flatMap(partsOfNode).map((one) => bare(one) ?? one) };
}

/** What an argument holds, where it has no name. */
function bare(argument: Node): Node | undefined {
  const parts = partsOfNode(argument);
  return /argument$/.test(argument.type) && parts.length === 1 ? parts[0] : undefined;
}
