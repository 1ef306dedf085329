import type { Expression } from '../facts.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { addCall } from './callFacts.ts';
import { keepMemberName, keepQuotedName } from './objects.ts';
import { named, type Walk } from './walk.ts';

/** What is handed to a macro is no syntax yet, only tokens: chains of names and calls are read off what joins them. */
export function readTokens(walk: Walk, node: SyntaxNode): Expression {
  const items = chainsIn(walk, node);
  keepUses(walk, items);
  return { kind: 'list', items, start: node.start, end: node.end };
}

/** One expression for each run of tokens that belong together. */
function chainsIn(walk: Walk, node: SyntaxNode): Expression[] {
  const chains: Expression[] = [];
  let end = node.start;
  for (const child of node.children) {
    const joint = walk.text.slice(end, child.start).trim();
    const before = chains.at(-1);
    const joined = before && joinedTo(walk, before, joint, child);
    if (joined) chains[chains.length - 1] = joined;
    else if (child.type === node.type)
      chains.push(...groupIn(walk, child, joint === '' ? before : undefined));
    else chains.push(entryOf(walk, child));
    end = child.end;
  }
  return chains;
}

/** `FeatureFlags { new_checkout: true }` */
function groupIn(walk: Walk, node: SyntaxNode, before: Expression | undefined): readonly Expression[] {
  const isObject = before?.kind === 'name' && walk.text[node.start] === '{';
  return isObject ? named(walk, before.name, () => chainsIn(walk, node)) : chainsIn(walk, node);
}

/** What a colon stands behind is the name of what follows: `json!({ "new_checkout": true })`. */
function entryOf(walk: Walk, node: SyntaxNode): Expression {
  const read = walk.express(node);
  if (walk.flags === undefined || !NAMES.test(walk.text.slice(node.end, node.end + LONGEST_GAP))) return read;
  if (read.kind === 'text') keepQuotedName(walk, read);
  else if (read.kind === 'name') keepMemberName(walk, node);
  return read;
}

const NAMES = /^\s*:(?!:)/;
const LONGEST_GAP = 8;

function joinedTo(walk: Walk, before: Expression, joint: string, node: SyntaxNode): Expression | undefined {
  const { start, end } = node;
  if (/^(?:::|\.)$/.test(joint) && walk.language.identifiers.has(node.type))
    return { kind: 'member', object: before, name: walk.textOf(node), start, end };
  const isCall = joint === '' && before.end === start && walk.text[start] === '(';
  if (!isCall || (before.kind !== 'name' && before.kind !== 'member')) return undefined;
  const given = chainsIn(walk, node);
  keepUses(walk, [before, ...given]);
  return addCall(walk, node, { callee: before, arguments: given, named: [], argumentTexts: [] });
}

function keepUses(walk: Walk, chains: readonly Expression[]): void {
  walk.draft.uses.push(...chains.filter(({ kind }) => kind === 'name' || kind === 'member'));
}
