import type { Expression } from '../facts.ts';
import type { Family } from '../languages/family.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import { withdrawCompared } from './othersGiven.ts';
import { computed, readChildren, type Walk } from './walk.ts';

export function readBinary(walk: Walk, node: SyntaxNode): Expression {
  const left = childOf(node, 'left') ?? node.children[0];
  const right = childOf(node, 'right') ?? node.children.at(-1);
  // Python compares several at once: `a < b < c`.
  const isOfTwo = node.children.length <= 2;
  if (left === undefined || right === undefined || left === right || !isOfTwo)
    return readChildren(walk, node);
  const options = [walk.read(left), walk.read(right)];
  const operator = walk.text.slice(left.end, right.start).trim();
  const span = { start: node.start, end: node.end };
  withdrawCompared(walk, operator, options);
  const mayGiveEither = operator === '||' ? !TRUTHS_ONLY.has(walk.language.family) : EITHER.test(operator);
  if (mayGiveEither) return { kind: 'either', options, ...span };
  const isText = options.some(({ kind }) => kind === 'text' || kind === 'joined');
  if ((operator === '+' || operator === '.') && isText) {
    const joined: Expression = { kind: 'joined', parts: options, ...span };
    if (mayBeKey(options)) walk.draft.uses.push(joined);
    return joined;
  }
  return computed(node, operator === '+' ? prefixOf(options[0]) : undefined);
}

const EITHER = /^(?:\?\?|\?:|or)$/;
/** Whose `||` gives a truth, and neither of its sides. */
const TRUTHS_ONLY: ReadonlySet<Family> = new Set(['jvm', 'dotnet', 'go', 'swift', 'rust', 'php']);

/** `PREFIX + "new-checkout"`, wherever it is put together. */
function mayBeKey([first, last]: readonly Expression[]): boolean {
  if (last?.kind !== 'text' || first === undefined) return false;
  return (first.kind === 'name' || first.kind === 'member') && /^[A-Z]/.test(first.name);
}

function prefixOf(first: Expression | undefined): string | undefined {
  return first?.kind === 'text' ? first.value : first?.kind === 'computed' ? first.prefix : undefined;
}
