import type { Expression } from '../facts.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import type { Walk } from './walk.ts';

const CONSTANT = /^(?:[A-Za-z_]\w*(?:\.|::))*[A-Z]\w*$/;
/** What stands behind it, up to the closing quote; a path of an address is no key. */
const REST = /^[})]?([.:_-][\w.:-]*\w)(?:"""|'''|["'`])$/;
const LONGEST_REST = 120;

/** `f"{NAMESPACE}.new_checkout"`, `"$PREFIX.cart"`: a constant, and what makes a key of it; any other text is none. */
export function readInterpolated(walk: Walk, node: SyntaxNode, from: number): Expression | undefined {
  const [put, ...more] = node.children.filter(({ type }) => walk.language.interpolations.has(type));
  if (put === undefined || more.length > 0 || node.end - put.end > LONGEST_REST) return undefined;
  if (!/^[$#{\\(]*$/.test(walk.text.slice(from, put.start))) return undefined;
  const [whole = '', value] = REST.exec(walk.text.slice(put.end, node.end)) ?? [];
  const inner = put.children.filter(({ type }) => type !== 'interpolation_brace');
  const constant = inner[0] ?? put;
  if (value === undefined || inner.length > 1 || !CONSTANT.test(walk.textOf(constant))) return undefined;
  const start = put.end + whole.indexOf(value);
  const end = start + value.length;
  const parts = [expressed(walk, constant, put), { kind: 'text' as const, value, start, end }];
  const joined: Expression = { kind: 'joined', parts, start: from, end };
  walk.draft.uses.push(joined);
  return joined;
}

/** Kotlin's `$PREFIX` is the name itself. */
function expressed(walk: Walk, constant: SyntaxNode, put: SyntaxNode): Expression {
  if (constant !== put) return walk.read(constant);
  const name = walk.draft.name(put, walk.textOf(put), walk.scope);
  walk.draft.uses.push(name);
  return name;
}
