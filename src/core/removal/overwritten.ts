import type { Parse } from '../ports/syntax.ts';
import { assignment } from './assigned.ts';
import type { Code, StepEdit } from './code.ts';
import { type Draft, overlap } from './draft.ts';
import { type FirstValue, firstValue, headFor } from './firstValue.ts';
import type { Syntax } from './languages/syntax.ts';
import { isLastOnLine } from './lines.ts';
import { isLocal } from './names.ts';
import { ancestors, descendants, isWithin, type Node, nodeOver, textOf } from './node.ts';
import { isNamed, roleOf } from './roles.ts';
import { topOf } from './saidAbove.ts';
import { hasComment, itemsOf } from './statements.ts';
import { takeOut } from './takeOut.ts';

/** `x = None` above what the removal made give it another value always, and nothing that looks at it between. */
export function withoutOverwritten(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  const original: Code = { ...parse(draft.original), syntax };
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const isMoved = (one: Node, other: Node) => {
      const [first, second] = [one, other].map(({ start }) => itemAt(original, draft.before(start)));
      return first?.parent !== second?.parent || second?.start !== draft.before(other.start);
    };
    const edits = firstOverwritten(code, isMoved);
    if (edits === undefined) return draft;
    draft = draft.apply(edits);
  }
}

interface Pair {
  readonly first: FirstValue;
  /** The statement that gives the other value, and that value. */
  readonly second: Node;
  readonly given: Node;
}

function firstOverwritten(code: Code, isMoved: (first: Node, second: Node) => boolean) {
  for (const list of descendants(code.root)) {
    if (!code.syntax.lists.has(list.type)) continue;
    const items = itemsOf(list);
    for (const [at, item] of items.entries()) {
      const pair = pairAt(code, item, items.slice(at + 1));
      if (!pair || !isMoved(item, pair.second)) continue;
      const edits = isCertain(code, pair, list) ? merged(code, pair) : undefined;
      if (edits) return edits;
    }
  }
  return undefined;
}

function pairAt(code: Code, item: Node, after: readonly Node[]): Pair | undefined {
  const first = firstValue(code, item);
  if (first === undefined) return undefined;
  const word = textOf(first.name, code.text);
  const says = (node: Node) =>
    [...descendants(node)].filter((one) => isNamed(code, one, word) && roleOf(code, one) !== 'property');
  const second = after.find((one) => says(one).length > 0);
  const [target, ...more] = second ? says(second) : [];
  const found = target && more.length === 0 ? assignment(code, target) : undefined;
  return second && found?.statement === second ? { first, second, given: found.value } : undefined;
}

function merged(code: Code, { first, second, given }: Pair): readonly StepEdit[] | undefined {
  const word = textOf(first.name, code.text);
  const owner = functionAround(code, second);
  const isGivenLater = [...descendants(owner ?? code.root)].some(
    (node) =>
      node.start > second.end && isNamed(code, node, word) && !/^(?:use|property)$/.test(roleOf(code, node)),
  );
  const head = headFor(code, first, given, isGivenLater);
  const gone = head === undefined ? undefined : takeOut(code, first.statement);
  if (head === undefined || !gone) return undefined;
  const edits = [...gone, { start: second.start, end: given.start, text: head }];
  return overlap(edits) ? undefined : edits;
}

/** It may be left between the two, and be looked at by what catches that. */
const LEAVES = /\b(?:break|continue|goto|next|redo|retry|fallthrough|yield)\b/;
const CATCHES = /^try|catch|except|finally|rescue|ensure|begin|defer|with_statement|^do_statement$|^do$/;
const NAMED_FUNCTION = /declaration|definition|_item$|method|local_function/;

function isCertain(code: Code, { first, second }: Pair, list: Node): boolean {
  const { text } = code;
  const { statement, name } = first;
  const owner = functionAround(code, statement);
  if (!owner || !isLocal(code, name) || LEAVES.test(text.slice(statement.end, second.end))) return false;
  if (hasComment(statement) || topOf(text, statement) !== statement || !isLastOnLine(text, statement.end))
    return false;
  const handlers = list.children.filter(({ type }) => /^(?:rescue|ensure)$/.test(type));
  const around = [list, ...handlers, ...[...ancestors(list)].filter((up) => isWithin(up, owner))];
  const word = textOf(name, text);
  if (around.some(({ type }) => CATCHES.test(type)) || isSpelled(code, owner, word)) return false;
  return [...descendants(owner)].every(
    (node) => !isNamed(code, node, word) || !(node.start < name.start || isInNamed(code, node, owner)),
  );
}

/** It may be called before it is reached. */
function isInNamed(code: Code, node: Node, owner: Node): boolean {
  const inner = functionAround(code, node);
  return inner !== undefined && inner !== owner && NAMED_FUNCTION.test(inner.type);
}

function isSpelled({ syntax, text }: Code, owner: Node, word: string): boolean {
  return (
    syntax.isSaidBeside?.(word) === true ||
    syntax.spelled?.(word).test(text.slice(owner.start, owner.end)) === true
  );
}

function functionAround({ syntax }: Code, node: Node): Node | undefined {
  return [...ancestors(node)].find(({ type }) => syntax.functions.has(type));
}

/** The statement there. */
function itemAt({ syntax, root }: Code, at: number): Node | undefined {
  const node = nodeOver(root, { start: at, end: at + 1 });
  return [node, ...ancestors(node)].find(({ parent }) => parent && syntax.lists.has(parent.type));
}
