import type { Expression } from '../facts.ts';
import { openingLength, unquote } from '../languages/quotes.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { readInterpolated } from './interpolated.ts';
import { keysBehindFlags, LONGEST_ASKING } from './keysBehindFlags.ts';
import { keysInQuery } from './keysInQuery.ts';
import { keysListed } from './keysListed.ts';
import { keysQuoted } from './keysQuoted.ts';
import { keysSwitched } from './keysSwitched.ts';
import { isKeyText } from './keyText.ts';
import { keepWords } from './mentions.ts';
import { isMark } from './otherNames.ts';
import { computed, readChildren, type Walk } from './walk.ts';

export function readString(walk: Walk, node: SyntaxNode): Expression {
  const interpolation = node.children.find((child) => walk.language.interpolations.has(child.type));
  const literal = walk.textOf(node);
  const contentStart = node.start + openingLength(literal);
  if (isDocumentation(walk, node, literal)) {
    keepWords(walk, node);
    return computed(node);
  }
  if (interpolation) {
    const joined = readInterpolated(walk, node, contentStart);
    if (joined) return joined;
    readChildren(walk, node);
    return computed(node, walk.text.slice(contentStart, interpolation.start).replace(/[$#{\\(]+$/, ''));
  }
  const written = unquote(literal);
  const placed = PLACEHOLDER.exec(written);
  const value = placed?.[2] ?? written;
  if (!isKeyText(value)) {
    if (QUERY.test(value)) keepQuoted(walk, value, contentStart);
    else if (!keepKeysSet(walk, value, contentStart)) keepWords(walk, node);
    const only = keepSwitched(walk, value, contentStart);
    walk.draft.texts.push(
      ...keysQuoted(value, contentStart),
      ...keysListed(value, contentStart),
      ...keysInQuery(value, contentStart),
    );
    if (value.startsWith('!') && isKeyText(value.slice(1)))
      walk.draft.texts.push({
        value: value.slice(1),
        start: contentStart + 1,
        end: contentStart + value.length,
      });
    return only ?? computed(node);
  }
  if (/[={[]/.test(walk.text[node.start - 1] ?? '') && isMark(walk.text, contentStart)) {
    keepWords(walk, node);
    return computed(node);
  }
  const start = contentStart + (placed?.[1]?.length ?? 0);
  const span = { start, end: start + value.length };
  keepKeysBehind(walk, value, start);
  walk.draft.texts.push({ value, ...span });
  return { kind: 'text', value, ...span };
}

/** Python's, which is a text on lines of its own that begins a body. */
function isDocumentation({ language, text }: Walk, { start }: SyntaxNode, literal: string): boolean {
  if (language.family !== 'python' || !/^[rRuU]?(?:"""|''')/.test(literal)) return false;
  return /(?:^|:[^\S\n]*(?:#[^\n]*)?\n)\s*$/.test(text.slice(Math.max(0, start - LONGEST_BEFORE), start));
}

const LONGEST_BEFORE = 160;

/** `shop.features.cart=true`, as a test is given its settings, `-Dfeatures.cart=true`. */
const SET = /^(-D|--)?([\w."'\\-]+?)(?:\s*=|$)/;

function keepKeysSet(walk: Walk, written: string, start: number): boolean {
  const [, sign = '', path = ''] = SET.exec(written) ?? [];
  return keepKeysBehind(walk, path, start + sign.length);
}

/** Returns the only one, behind its sign: `"+NewCheckout"`. */
function keepSwitched(walk: Walk, text: string, from: number): Expression | undefined {
  const keys = keysSwitched(text).map(({ value, at }) => ({
    value,
    start: from + at,
    end: from + at + value.length,
  }));
  walk.draft.texts.push(...keys);
  for (const { value, start } of keys) if (!isEverydayWord(value)) walk.draft.told.add(start);
  const [only] = keys;
  return only?.value.length === text.length - 1 ? { kind: 'text', ...only } : undefined;
}

/** Returns whether there is any. */
function keepKeysBehind(walk: Walk, path: string, start: number): boolean {
  const before = path.includes('.') ? walk.text.slice(Math.max(0, start - LONGEST_ASKING), start) : '';
  const found = keysBehindFlags(path, before);
  for (const { value, at } of found) {
    walk.draft.texts.push({ value, start: start + at, end: start + at + value.length });
    walk.draft.told.add(start + at);
  }
  return found.length > 0;
}

/** Spring's: `${new-checkout:false}`, escaped in Kotlin. Of a plain name it would be any template's. */
const PLACEHOLDER = /^(\\?\$\{)(\w+[.-][\w.-]+)(?::[^{}]*)?\}$/;

/** A statement for a database, within a text. */
const QUERY = /^\s*(?:insert\s+into|update|delete\s+from|select|merge\s+into)\s/i;

function keepQuoted(walk: Walk, query: string, start: number): void {
  for (const { index, 1: value = '' } of query.matchAll(/'([^'\n]+)'/g)) {
    const at = start + index + 1;
    if (isKeyText(value)) walk.draft.texts.push({ value, start: at, end: at + value.length });
  }
}
