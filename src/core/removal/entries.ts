import type { Parse } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import { constantAt, textAt } from './constants.ts';
import type { Draft } from './draft.ts';
import { asItStood } from './idle.ts';
import type { Syntax } from './languages/syntax.ts';
import { isFirstOnLine, isLastOnLine, lineStart, nextLine } from './lines.ts';
import { ancestors, type Node, part } from './node.ts';

/**
 * What only names or declares a key that nothing asks for any more, and could go with it: an exported constant, the key
 * in a registry of values (`checkout: false`), in a type or in a list. Somebody else may ask for it by that name, so it
 * is offered. Undefined where it has no lines of its own, or is more than that.
 */
export function offeredEntry(draft: Draft, at: Span, syntax: Syntax, parse: Parse): Span | undefined {
  const code: Code = { ...parse(draft.text), syntax };
  const literal = textAt(code, at);
  const item = entryAt(code, literal);
  const edit = item ? ownLines(code.text, item) : constantAt(code, literal, 'taken');
  if (edit === undefined) return undefined;
  const isRead = parse(draft.apply([{ ...edit, text: '' }]).text).errors <= code.errors;
  return isRead ? asItStood(draft, edit) : undefined;
}

/** What stands in an object, a type or a list under the key itself. */
function entryAt({ syntax: { language } }: Code, literal: Node): Node | undefined {
  const [item, list] = ancestors(literal);
  if (item === undefined) return undefined;
  const key = language.pairs[item.type]?.key ?? (item.type === 'property_signature' ? 'name' : undefined);
  if (key !== undefined) return part(item, key) === literal ? item : undefined;
  if (item.type === 'literal_type') return list?.type === 'union_type' ? item : undefined;
  return /^(?:array|list|set)$/.test(item.type) ? literal : undefined;
}

/** With what parts it from its neighbours, and with nothing of them. */
function ownLines(text: string, { start, end }: Span): Span | undefined {
  const bar = /\|\s*$/.exec(text.slice(lineStart(text, start), start))?.[0].length ?? 0;
  // What ends a union ends the statement.
  const comma = bar > 0 ? 0 : (/^\s*[,;]/.exec(text.slice(end, nextLine(text, end)))?.[0].length ?? 0);
  if (!isFirstOnLine(text, start - bar) || !isLastOnLine(text, end + comma)) return undefined;
  return { start: lineStart(text, start), end: nextLine(text, end) };
}
