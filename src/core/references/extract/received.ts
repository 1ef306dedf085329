import type { Expression } from '../facts.ts';
import { pathOf } from '../resolve/value.ts';
import { isCalledSettings, mayNameSwitch } from '../settings.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { isAsked } from './askedFor.ts';
import { isKeyText } from './keyText.ts';
import { partOf } from './parts.ts';
import type { Walk } from './walk.ts';

/** RSpec's `allow(AppConfig.store).to receive`, of what is called like a class. */
const MOCKED =
  /\b(?:allow|expect)(?:_any_instance_of)?\(\s*([A-Z]\w*(?:(?:\.|::)\w+){0,5})\s*\)\s*\.(?:to|not_to|to_not)[ (]\s*$/;
const LONGEST = 160;

/**
 * What a test has something answer is a member of it: `receive(:new_checkout)`, `receive_messages(new_checkout: true)`.
 * `title`: the symbol.
 */
export function keepReceived(
  walk: Walk,
  node: SyntaxNode,
  name: string,
  list: SyntaxNode | undefined,
  title: SyntaxNode | undefined,
): void {
  if (walk.language.family !== 'ruby' || (name !== 'receive' && name !== 'receive_messages')) return;
  const before = walk.text.slice(Math.max(0, node.start - LONGEST), node.start);
  const mocked = MOCKED.exec(before);
  if (mocked === null) return;
  const [whole, path = ''] = mocked;
  const at = node.start - before.length + mocked.index + whole.indexOf(path);
  for (const each of name === 'receive' ? [title] : namesIn(walk, list)) {
    const told = each && /[a-z_]\w*[?!]?/i.exec(walk.textOf(each));
    if (each === undefined || !told) continue;
    const start = each.start + told.index;
    const object = chainAt(walk, path, at, start);
    walk.draft.uses.push({ kind: 'member', object, name: told[0], start, end: start + told[0].length });
  }
}

const ASKED =
  /\b(?:allow|expect)\(\s*((?:\w+(?:\.|::)){0,5}\w+)\s*\)\s*\.(?:to|not_to|to_not)[ (]\s*(?:have_received|receive)\(\s*:\w+\?\s*\)\s*\.$/;

/** `allow(Flipper).to receive(:enabled?).with(:cart)`: whoever is asked for flags is given one. */
export function keepAskedInTest(walk: Walk, callee: Expression, [first]: readonly Expression[]): void {
  if (walk.language.family !== 'ruby' || callee.kind !== 'member' || callee.name !== 'with') return;
  if (first?.kind !== 'text') return;
  const before = walk.text.slice(Math.max(0, callee.start - LONGEST), callee.start);
  const path = ASKED.exec(before)?.[1] ?? '';
  if (path.split(/\W+/).some(isAsked)) walk.draft.told.add(first.start);
}

/** What writes settings by their names. */
const WRITES = /^(?:update|create|new|build|assign_attributes|update_attributes|update_columns)!?$/;

/** `Setting.setting.update!(new_checkout: true)`: a setting of what is called like settings, as it is asked elsewhere. */
export function keepWritten(walk: Walk, callee: Expression, list: SyntaxNode | undefined): void {
  if (walk.language.family !== 'ruby' || callee.kind !== 'member' || !WRITES.test(callee.name)) return;
  if (!isCalledSettings(pathOf(callee.object))) return;
  for (const each of namesIn(walk, list)) {
    const value = each?.type === 'hash_key_symbol' ? walk.textOf(each) : '';
    if (each && mayNameSwitch(value) && isKeyText(value))
      walk.draft.texts.push({ value, entry: true, start: each.start, end: each.end });
  }
}

function namesIn(walk: Walk, list: SyntaxNode | undefined): readonly (SyntaxNode | undefined)[] {
  const pairs = list?.children.flatMap((child) => (child.type === 'hash' ? child.children : [child])) ?? [];
  return pairs.map((pair) => partOf(pair, walk.language.pairs[pair.type]?.key ?? ''));
}

/** Ends where it stands, and begins where its member does: that is where all of it is found. */
function chainAt(walk: Walk, path: string, at: number, start: number): Expression {
  const [first, ...names] = [...path.matchAll(/\w+/g)].map(({ 0: name, index }) => {
    return { name, start, end: at + index + name.length };
  });
  const root = walk.draft.name({ start, end: first?.end ?? at }, first?.name ?? '', walk.scope);
  return names.reduce<Expression>((object, name) => ({ kind: 'member', object, ...name }), root);
}
