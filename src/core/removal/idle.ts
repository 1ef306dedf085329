import { t } from '@vscode/l10n';
import type { Parse } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import type { Draft, Edit } from './draft.ts';
import { isAtTopLevel } from './inline.ts';
import type { Syntax } from './languages/syntax.ts';
import { type Declared, type Idle, idleSince, namesIn, statementOf } from './names.ts';
import { ancestors, descendants, type Node, part } from './node.ts';
import type { Remark } from './plan.ts';
import { isPure } from './purity.ts';
import { Refused } from './refused.ts';
import { nameIn, withoutDeclaration } from './rules/variable.ts';
import { isListed } from './statements.ts';
import { withoutWhole } from './withoutWhole.ts';

/**
 * Functions, types and variables that only the removed code used in their file. They are told and offered, never taken:
 * another file, or a framework, may ask for them by name, and making what a variable holds may do something. What leaves
 * the file by its own words is not told of, nor is a member of a class that does not say it is private.
 */
export function idleNames(draft: Draft, syntax: Syntax, parse: Parse): readonly Remark[] {
  const code: Code = { ...parse(draft.text), syntax };
  const before = namesIn({ ...parse(draft.original), syntax });
  return idleSince(draft, before, namesIn(code)).flatMap((declared) => {
    const offer = offered(draft, code, declared, parse);
    if (offer === undefined && declared.usedBy !== undefined) return [];
    const at = draft.before(declared.node.start);
    return [{ at, what: said(declared), ...(offer && { offer }) }];
  });
}

function said({ name, usedBy }: Idle): string {
  return usedBy === undefined
    ? t`nothing in this file uses \`${name}\` any more`
    : t`nothing in this file but \`${usedBy.name}\` uses \`${name}\` any more`;
}

/** The whole of it, where it stands as it stood, and making it does nothing. */
function offered(draft: Draft, code: Code, declared: Declared, parse: Parse): Span | undefined {
  const edit =
    declared.kind === 'variable' ? withoutVariable(code, declared.node) : withoutWhole(code, declared.node);
  if (edit === undefined || edit.text !== '') return undefined;
  const isRead = parse(draft.apply([edit]).text).errors <= code.errors;
  return isRead ? asItStood(draft, edit) : undefined;
}

function withoutVariable(code: Code, name: Node): Edit | undefined {
  const holder = holderOf(code, name);
  const statement = holder && statementOf(code, holder);
  if (!holder || !statement) return undefined;
  if (isAtTopLevel(code, statement) && isAlone(statement, holder)) return withoutWhole(code, statement);
  if (!isListed(code, statement)) return undefined;
  try {
    const [edit, ...more] = withoutDeclaration(code, statement, holder) ?? [];
    return more.length === 0 ? edit : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function isAlone(statement: Node, holder: Node): boolean {
  return (
    statement === holder ||
    [...descendants(statement)].filter(({ type }) => type === holder.type).length === 1
  );
}

/** The declaration of just this name. */
function holderOf(code: Code, name: Node): Node | undefined {
  const holder = [...ancestors(name)].find(({ type }) => type in code.syntax.variables);
  const fields = holder && code.syntax.variables[holder.type];
  if (!holder || !fields || nameIn(code, part(holder, fields.name)) !== name) return undefined;
  const value = part(holder, fields.value);
  return value === undefined || isPure(code, value) ? holder : undefined;
}

/** Where a stretch stood before, where nothing in it has changed. */
export function asItStood(draft: Draft, { start, end }: Span): Span | undefined {
  const [from, to] = [draft.before(start), draft.before(end - 1) + 1];
  const isSame = draft.text.slice(start, end) === draft.original.slice(from, to);
  return isSame ? { start: from, end: to } : undefined;
}
