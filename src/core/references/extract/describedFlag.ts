import { givesItself } from '../conversions.ts';
import type { Expression } from '../facts.ts';
import { isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import type { Walk } from './walk.ts';

const IDENTIFIER = /\w+/g;
const QUOTED = /"[^"\n]*"/g;
/** A class of more texts is a list of keys, whatever one of them is called. */
const MOST_TEXTS = 3;
/** What a class gives its supertype's constructor for the key, as if it were a member. */
export const HANDED_UP = 'key';
/** What is served where nothing else is. */
const DEFAULT = /default|fallback/i;
const GIVES_FLAG = /^get_?(?:feature_?)?(?:flag|feature)$/i;

/**
 * The key of a class that is one flag: `object Cart : FlagKey() { val keyName = "cart-v2" }`, or whose method gives it.
 * Its name, its supertypes or the class around it say that it is of flags.
 */
export function describedFlag(
  walk: Walk,
  node: SyntaxNode,
  body: SyntaxNode | undefined,
  members: readonly (readonly [string, Expression])[],
): Text | undefined {
  const texts = new Set(members.flatMap(([, value]) => (value.kind === 'text' ? [value.start] : [])));
  const isHandedUp = walk.ofFlags && members.some(([name]) => name === HANDED_UP);
  if (texts.size > MOST_TEXTS || !(isHandedUp || isOfFlags(walk, node, body))) return undefined;
  const keys = members.flatMap(([name, value]) =>
    (givesItself(name) || GIVES_FLAG.test(name)) && !DEFAULT.test(name) ? textsOf(walk, value) : [],
  );
  const [only] = keys;
  return new Set(keys.map(({ value }) => value)).size === 1 && only ? only : undefined;
}

type Text = Extract<Expression, { kind: 'text' }>;

/** The text itself, or the only one that a method holds. */
function textsOf(walk: Walk, value: Expression): readonly Text[] {
  if (value.kind === 'text') return value.own === undefined ? [value] : [];
  if (value.kind !== 'function') return [];
  const within = walk.draft.texts.filter(({ start, end }) => start >= value.start && end <= value.end);
  return within.length === 1 ? within.map((text): Text => ({ kind: 'text', ...text })) : [];
}

function isOfFlags(walk: Walk, node: SyntaxNode, body: SyntaxNode | undefined): boolean {
  const head = walk.text.slice(node.start, body?.start ?? node.end).replace(QUOTED, '');
  return isTypeOfFlags(walk.type) || (head.match(IDENTIFIER) ?? []).some(speaksOfFlags);
}
