import type { FlagValue } from '../../model/flag.ts';
import { ruby as language } from '../../references/languages/ruby.ts';
import { trimmed } from '../lines.ts';
import { isGiven } from '../lost.ts';
import { ancestors, descendants, type Node, part, partsAt, partsOfNode, textOf, tokenIn } from '../node.ts';
import { singleQuoted } from './quoted.ts';
import type { Arm, Body, Case, Chain, Switch, Syntax } from './syntax.ts';

const MODIFIERS = new Set(['if_modifier', 'unless_modifier']);

export const ruby: Syntax = {
  language,
  write,
  read,
  names: new Set(['identifier', 'constant']),
  parentheses: new Set(['parenthesized_statements']),
  wrappers: { rescue_modifier: 'body' },
  not: { unary: ['!', 'not'] },
  binary: new Set(['binary']),
  and: new Set(['&&', 'and']),
  or: new Set(['||', 'or']),
  otherwise: new Set(),
  equal: new Set(['==', '===']),
  unequal: new Set(['!=']),
  equalsMethods: new Set(['eql?', 'equal?']),
  transparentCalls: new Set(),
  ternaries: {
    conditional: { condition: 'condition', consequence: 'consequence', alternative: 'alternative' },
  },
  chainOf: (node, text) => chainOf(node, text) ?? clausesOf(node, text),
  switchOf,
  loops: { while: { condition: 'condition' } },
  lists: new Set(['program', 'body_statement', 'block_body', 'then', 'else', 'do', 'begin', 'ensure']),
  expressionStatements: new Set(),
  exits: (node, text) =>
    /^(?:return|break|next|redo|retry)$/.test(node.type) ||
    (node.type === 'call' && !part(node, 'receiver') && textOf(part(node, 'method'), text) === 'raise'),
  breaks: () => false,
  scoped: new Set(),
  hoisted: new Set(),
  results: {
    owners: new Set(['method', 'singleton_method', 'lambda', 'block', 'do_block']),
    through: new Set([
      'if',
      'unless',
      'elsif',
      'case',
      'when',
      'rescue',
      'if_modifier',
      'unless_modifier',
      'parenthesized_statements',
    ]),
    unread: ({ type }) =>
      /^(?:while|until|for|while_modifier|until_modifier|class|module|singleton_class|program|ensure)$/.test(
        type,
      ),
    nothing: 'nil',
  },
  elseIf: { from: 'elsif', to: 'if' },
  statement: (expression) => expression,
  // A bare word may be a call.
  isCallByName: (node, text) => node.type === 'identifier' && !isLocal(node, text),
  pure: new Set([
    'identifier',
    'constant',
    'self',
    'instance_variable',
    'class_variable',
    'global_variable',
    'scope_resolution',
    'element_reference',
    'unary',
    'binary',
    'conditional',
    'parenthesized_statements',
    'string',
    'string_content',
    'simple_symbol',
    'defined?',
  ]),
  pureCalls: new Set(),
  pureMethods: /\?$|^(?:size|length|to_s|to_sym|to_i|class)$/,
  strictLogic: false,
  atoms: new Set([
    'identifier',
    'constant',
    'self',
    'instance_variable',
    'scope_resolution',
    'call',
    'element_reference',
    'parenthesized_statements',
    'string',
    'simple_symbol',
    'integer',
    'float',
    'true',
    'false',
    'nil',
    'array',
  ]),
  variables: { assignment: { name: 'left', value: 'right' } },
  variableStatements: new Set(['assignment']),
  writes: {
    assignment: { target: 'left' },
    operator_assignment: { target: 'left' },
    for: { target: 'pattern' },
  },
  spelled: (word) => new RegExp(`\\b${word}:\\s*(?:[,)\\n]|$)|\\bbinding\\b`),
  declaresByAssignment: true,
  plainParameter: /^\w+$/,
  nameless: new Set(),
  functions: new Set(['method', 'singleton_method']),
  types: new Set(['class', 'module']),
  isPrivate,
  multiline: new Set(['string', 'heredoc_body']),
  imports: () => undefined,
  unusedIsError: false,
  unreachableIsError: false,
};

function write(value: FlagValue, like: string): string | undefined {
  if (value === null) return 'nil';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return typeof value === 'string' ? singleQuoted(value, like) : undefined;
}

function read(node: Node, text: string): { readonly value: FlagValue } | undefined {
  const written = textOf(node, text);
  switch (node.type) {
    case 'true':
    case 'false':
      return { value: node.type === 'true' };
    case 'nil':
      return { value: null };
    case 'integer':
    case 'float':
      return /^\d+(?:\.\d+)?$/.test(written) ? { value: Number(written) } : undefined;
    case 'string':
      return /^(?:'[^'\\]*'|"[^"\\#]*")$/.test(written) ? { value: written.slice(1, -1) } : undefined;
    default:
      return undefined;
  }
}

/** Given a value, or a parameter, before or around. */
function isLocal(node: Node, text: string): boolean {
  const word = textOf(node, text);
  const owner = [...ancestors(node)].find(({ type }) => /^(?:method|singleton_method|program)$/.test(type));
  return [...descendants(owner ?? node)].some(
    (other) =>
      other !== node &&
      other.type === 'identifier' &&
      textOf(other, text) === word &&
      (isGiven(other) || /parameter|^exception_variable$/.test(other.parent?.type ?? '')),
  );
}

/** Behind `then` or `else`, or else behind the condition, so that comments before the first statement belong to it. */
function bodyOf(list: Node | undefined, after: Node, text: string): Body {
  const word = list && tokenIn(list, 'then', 'else');
  const span = { start: word?.end ?? after.end, end: list?.end ?? after.end };
  const inner = trimmed(text, span);
  const items = list ? partsOfNode(list) : [];
  return { start: inner.start, end: inner.end, inner, items, bare: false };
}

function chainOf(node: Node, text: string): Chain | undefined {
  const [keyword] = node.children;
  if (MODIFIERS.has(node.type)) return modifierOf(node, text);
  if (!keyword || (node.type !== 'if' && node.type !== 'unless')) return undefined;
  const arms: Arm[] = [];
  for (let at: Node | undefined = node; at; at = part(at, 'alternative')) {
    const [word] = at.children;
    const condition = part(at, 'condition');
    if (!word) return undefined;
    const body = condition ? bodyOf(part(at, 'consequence'), condition, text) : bodyOf(at, word, text);
    const inverted = at.type === 'unless' ? { inverted: true as const } : {};
    arms.push({
      start: at.start,
      end: body.end,
      keyword: word,
      ...(condition ? { condition } : {}),
      body,
      ...inverted,
    });
  }
  return { node, arms };
}

/** `foo if bar` */
function modifierOf(node: Node, text: string): Chain | undefined {
  const inner = part(node, 'body');
  const condition = part(node, 'condition');
  const keyword = tokenIn(node, 'if', 'unless');
  if (!inner || !condition || !keyword) return undefined;
  const { start, end } = node;
  const body = { start: inner.start, end: inner.end, inner, items: [inner], bare: true };
  const inverted = textOf(keyword, text) === 'unless' ? { inverted: true as const } : {};
  return { node, arms: [{ start, end, keyword, condition, body, ...inverted }] };
}

const whensOf = (node: Node) => partsOfNode(node).filter(({ type }) => type === 'when' || type === 'else');

/** `case` without a value: `when a then …` */
function clausesOf(node: Node, text: string): Chain | undefined {
  if (node.type !== 'case' || part(node, 'value')) return undefined;
  const arms = whensOf(node).map((clause): Arm | undefined => {
    const [keyword] = clause.children;
    const [pattern, ...more] = partsAt(clause, 'pattern');
    if (!keyword || more.length > 0) return undefined;
    const body = pattern ? bodyOf(part(clause, 'body'), pattern, text) : bodyOf(clause, keyword, text);
    return { start: clause.start, end: body.end, keyword, ...(pattern ? { condition: pattern } : {}), body };
  });
  const known = arms.filter((arm) => arm !== undefined);
  return known.length === arms.length && known.length > 0
    ? { node, arms: known, otherwise: 'else' }
    : undefined;
}

function switchOf(node: Node, text: string): Switch | undefined {
  const subject = node.type === 'case' ? part(node, 'value') : undefined;
  return subject && { node, subject, cases: whensOf(node).map((clause) => caseOf(clause, text)) };
}

function caseOf(clause: Node, text: string): Case {
  const { start, end } = clause;
  const labels = partsAt(clause, 'pattern').map((pattern) => partsOfNode(pattern)[0] ?? pattern);
  const last = partsAt(clause, 'pattern').at(-1);
  const [keyword] = clause.children;
  const body = last ? bodyOf(part(clause, 'body'), last, text) : bodyOf(clause, keyword ?? clause, text);
  return { start, end, labels, body, fallsThrough: false };
}

/** `private def old`, or below a `private` of its class. */
function isPrivate(_head: string, _name: string, member: Node, text: string): boolean {
  const call = member.parent?.type === 'argument_list' ? member.parent.parent : undefined;
  if (call) return textOf(part(call, 'method'), text) === 'private';
  const above = (member.parent?.children ?? []).filter(
    ({ type, end }) => type === 'identifier' && end <= member.start,
  );
  const last = above
    .map((one) => textOf(one, text))
    .findLast((word) => /^(?:private|protected|public)$/.test(word));
  return last === 'private';
}
