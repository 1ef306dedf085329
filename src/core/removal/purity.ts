import type { Code } from './code.ts';
import { ancestors, isOver, type Node, part, partsOfNode, textOf, tokenIn } from './node.ts';
import { asks } from './statements.ts';

/**
 * Taking it out changes nothing but what it gives. Reading a name or a member is taken to do nothing; making a function
 * does nothing.
 */
export function isPure(code: Code, node: Node): boolean {
  const { syntax, text } = code;
  if (syntax.read(node, text) || syntax.functions.has(node.type)) return true;
  if (isCall(code, node)) return callIsPure(code, node);
  if (syntax.isCallByName?.(node, text) && !syntax.pureMethods?.test(textOf(node, text))) return false;
  return syntax.pure.has(node.type) && !tokenIn(node, '++', '--') && partsArePure(code, node);
}

export function isCall({ syntax }: Code, node: Node): boolean {
  return node.type in syntax.language.calls || node.type in (syntax.language.methodCalls ?? {});
}

function callIsPure(code: Code, node: Node): boolean {
  const { syntax, text } = code;
  const { calls, methodCalls } = syntax.language;
  const method = methodCalls?.[node.type];
  const given = part(node, method?.arguments ?? calls[node.type]?.arguments ?? '');
  if (given && !partsArePure(code, given)) return false;
  const called = text.slice(node.start, given?.start ?? node.end).replace(/<[\s\S]*>\s*$/, '');
  if (syntax.pureCalls.has(called.trim())) return true;
  const callee = part(node, method ? method.object : (calls[node.type]?.callee ?? ''));
  const name = /(\w+[?!]?)$/.exec(textOf(method ? part(node, method.name) : callee, text))?.[1] ?? '';
  if (callee === undefined || !syntax.pureMethods?.test(name)) return false;
  return isPure(code, callee) && (method !== undefined || callee.type in syntax.language.members);
}

function partsArePure(code: Code, node: Node): boolean {
  return partsOfNode(node).every(
    (part) => isPure(code, part) || code.syntax.nameless.has(part.type) || isCallList(code, part),
  );
}

function isCallList(code: Code, node: Node): boolean {
  return /argument|suffix/.test(node.type) && partsArePure(code, node);
}

/** Whether only the truth of a node is looked at, not what it is. */
export function isTested(code: Code, node: Node): boolean {
  const { syntax } = code;
  for (let inner = node, up = node.parent; up; inner = up, up = up.parent) {
    if (syntax.parentheses.has(up.type) || isOver(up, inner)) continue;
    if (isConditionOf(code, inner, up)) return true;
    if (notOperand(code, up) === inner) return true;
    const logical = logicalOf(code, up);
    if (logical === undefined || logical.kind === 'otherwise') return false;
  }
  return false;
}

function isConditionOf(code: Code, inner: Node, up: Node): boolean {
  const { syntax, text } = code;
  const fields = syntax.ternaries[up.type] ?? syntax.loops[up.type];
  if (fields && partIs(up, fields.condition, inner)) return true;
  return syntax.chainOf(up, text)?.arms.some((arm) => asks(arm, inner)) ?? false;
}

function partIs(parent: Node, where: string, node: Node): boolean {
  return /^-?\d/.test(where) ? partsOfNode(parent).at(Number(where)) === node : node.field === where;
}

export function notOperand(code: Code, node: Node): Node | undefined {
  const operators = code.syntax.not[node.type];
  const operand = partsOfNode(node).at(-1);
  const first = node.children[0];
  if (operators === undefined || operand === undefined || first === undefined || first === operand)
    return undefined;
  return operators.includes(textOf(first, code.text)) ? operand : undefined;
}

export interface Binary {
  readonly left: Node;
  readonly right: Node;
  readonly operator: string;
}

export function binaryOf(code: Code, node: Node): Binary | undefined {
  if (!code.syntax.binary.has(node.type)) return undefined;
  const between = node.children.filter((child) => !(child.named && child.type.endsWith('comment')));
  const [left, operator, right] = between;
  if (between.length !== 3 || !left || !operator || !right) return undefined;
  return { left, right, operator: textOf(operator, code.text).replace(/\s+/g, ' ') };
}

export interface Logical extends Binary {
  readonly kind: 'and' | 'or' | 'otherwise';
}

export function logicalOf(code: Code, node: Node): Logical | undefined {
  const binary = binaryOf(code, node);
  if (binary === undefined) return undefined;
  const { and, or, otherwise } = code.syntax;
  const { operator } = binary;
  const kind = and.has(operator)
    ? 'and'
    : or.has(operator)
      ? 'or'
      : otherwise.has(operator)
        ? 'otherwise'
        : undefined;
  return kind && { ...binary, kind };
}

/** Gives true or false, whatever its operands are. */
export function isBoolean(code: Code, node: Node): boolean {
  const { syntax, text } = code;
  if (syntax.parentheses.has(node.type)) return partsOfNode(node).every((part) => isBoolean(code, part));
  if (notOperand(code, node)) return true;
  const literal = syntax.read(node, text);
  if (literal) return typeof literal.value === 'boolean';
  const logical = logicalOf(code, node);
  if (logical) return syntax.strictLogic || (isBoolean(code, logical.left) && isBoolean(code, logical.right));
  const operator = binaryOf(code, node)?.operator;
  return (
    operator !== undefined &&
    (syntax.equal.has(operator) ||
      syntax.unequal.has(operator) ||
      /^(?:[<>]=?|in|instanceof|not in)$/.test(operator))
  );
}

/** Whether a node is asked first of all in a statement, and always. */
export function isAskedFirst(code: Code, node: Node, condition: Node): boolean {
  let inner = node;
  if (inner === condition) return true;
  for (const up of ancestors(node)) {
    const logical = logicalOf(code, up);
    const passes = logical
      ? logical.left === inner
      : code.syntax.parentheses.has(up.type) || notOperand(code, up) === inner;
    if (!passes) return false;
    if (up === condition) return true;
    inner = up;
  }
  return false;
}

/** What is in the parentheses around it. */
export function bare(code: Code, node: Node): Node {
  const [only, ...more] = partsOfNode(node);
  return code.syntax.parentheses.has(node.type) && only && more.length === 0 ? bare(code, only) : node;
}
