import { t } from '@vscode/l10n';
import type { Parse } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { type Declared, idleSince, namesIn } from './names.ts';
import { ancestors, type Node, part } from './node.ts';
import type { Remark } from './plan.ts';
import { isPure } from './purity.ts';
import { Refused } from './refused.ts';
import { withoutDeclaration } from './rules/variable.ts';
import { isListed } from './statements.ts';
import { takeOut } from './takeOut.ts';

/**
 * Functions and variables that only the removed code used in their file. They are told and offered, never taken: another
 * file, or a framework, may ask for them by name, and making what a variable holds may do something. What leaves the
 * file by its own words is not told of, nor is a member of a class.
 */
export function idleNames(draft: Draft, syntax: Syntax, parse: Parse): readonly Remark[] {
  const code: Code = { ...parse(draft.text), syntax };
  const before = namesIn({ ...parse(draft.original), syntax });
  return idleSince(draft, before, namesIn(code)).map((declared) => {
    const offer = offered(draft, code, declared);
    return {
      at: draft.before(declared.node.start),
      what: t`nothing in this file uses \`${declared.name}\` any more`,
      ...(offer === undefined ? {} : { offer }),
    };
  });
}

/** The whole of it, where it stands as it stood, and making it does nothing. */
function offered(draft: Draft, code: Code, { node, isVariable }: Declared): Span | undefined {
  const holder = isVariable ? holderOf(code, node) : node;
  const statement = holder && [holder, ...ancestors(holder)].find((one) => isListed(code, one));
  if (!holder || !statement) return undefined;
  try {
    const edits = isVariable ? withoutDeclaration(code, statement, holder) : takeOut(code, statement);
    const [edit, ...more] = edits ?? [];
    return edit && more.length === 0 && edit.text === '' ? asItStood(draft, edit) : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The declaration of just this name. */
function holderOf(code: Code, name: Node): Node | undefined {
  const holder = name.parent;
  const fields = holder && code.syntax.variables[holder.type];
  if (!holder || !fields || part(holder, fields.name) !== name) return undefined;
  const value = part(holder, fields.value);
  return value === undefined || isPure(code, value) ? holder : undefined;
}

/** Where a stretch stood before, where nothing in it has changed. */
export function asItStood(draft: Draft, { start, end }: Span): Span | undefined {
  const [from, to] = [draft.before(start), draft.before(end - 1) + 1];
  const isSame = draft.text.slice(start, end) === draft.original.slice(from, to);
  return isSame ? { start: from, end: to } : undefined;
}
