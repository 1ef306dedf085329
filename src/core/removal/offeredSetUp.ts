import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Parse } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import { textAt } from './constants.ts';
import type { Draft, Edit } from './draft.ts';
import { asItStood } from './idle.ts';
import type { Syntax } from './languages/syntax.ts';
import { isTestFile } from './mocks.ts';
import { type Node, part, partsOfNode } from './node.ts';
import { withoutItem } from './rules/variable.ts';
import { setUpAt } from './setUps.ts';
import { withoutWhole } from './withoutWhole.ts';

/** Where the flag is named in a file, and which value stays. */
interface Names {
  readonly file: string;
  readonly value: FlagValue;
  readonly places: readonly Span[];
}

/**
 * What only sets up a flag in a test that nothing asks for any more. Whoever wrote the test knows whether anything else
 * hangs on it, so it is offered.
 */
export function offeredSetUp(
  draft: Draft,
  at: Span,
  { file, value, places }: Names,
  syntax: Syntax,
  parse: Parse,
): { readonly offer: Span; readonly what?: string } | undefined {
  if (!isTestFile(file)) return undefined;
  const code: Code = { ...parse(draft.text), syntax };
  const others = places.filter(({ start }) => start !== at.start).map((place) => textAt(code, place));
  const found = setUpAt(code, textAt(code, at), value, others);
  const edit = found ? withoutWhole(code, found.node) : amongOthers(code, textAt(code, at));
  if (!edit || parse(draft.apply([edit]).text).errors > code.errors) return undefined;
  const offer = asItStood(draft, edit);
  if (offer === undefined) return undefined;
  return found?.isTest ? { offer, what: t('this test has the flag as it is never again') } : { offer };
}

/** `mockFlags({ 'new-checkout': true, other: false })` */
function amongOthers(code: Code, literal: Node): Edit | undefined {
  const entry = literal.parent;
  const fields = entry && code.syntax.language.pairs[entry.type];
  if (!fields || part(entry, fields.key) !== literal || partsOfNode(entry.parent ?? entry).length < 2)
    return undefined;
  const edit = withoutItem(entry, code.text);
  return edit.text === '' ? edit : undefined;
}
