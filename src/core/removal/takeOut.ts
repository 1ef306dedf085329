import { t } from '@vscode/l10n';
import type { Code, StepEdit } from './code.ts';
import type { Chain } from './languages/syntax.ts';
import { cutLines, type Edges, isFirstOnLine, isLastOnLine } from './lines.ts';
import { ancestors, descendants, isComment, type Node, siblingAfter } from './node.ts';
import { isPure } from './purity.ts';
import { Refused } from './refused.ts';
import { topOf } from './saidAbove.ts';
import { isListed, isResult, itemsOf, statementAt } from './statements.ts';

/** Takes a statement out with what is said of it, and the conditional that is left with nothing to do. */
export function takeOut(code: Code, statement: Node): readonly StepEdit[] | undefined {
  if (hasTextElsewhere(statement)) throw new Refused(t('a text begins in what would go, and ends below it'));
  const around = emptied(code, statement);
  if (around) {
    const { chain, at } = around;
    const arm = chain.arms[at];
    if (at > 0) return cutArm(code, chain, at);
    const whole = statementAt(code, chain.node);
    if (arm && whole) return takeOut(code, whole);
  }
  const list = statement.parent;
  if (!list || !isListed(code, statement)) {
    return code.syntax.emptyBody === undefined
      ? undefined
      : [{ start: statement.start, end: statement.end, text: code.syntax.emptyBody }];
  }
  const items = itemsOf(list);
  const top = topOf(code.text, statement);
  const filler = items.length === 1 ? fillerOf(code, list) : undefined;
  if (filler !== undefined) return [{ start: top.start, end: statement.end, text: filler }];
  const { results } = code.syntax;
  if (results?.nothing !== undefined && items.length > 1 && isResult(code, statement)) {
    return [{ start: top.start, end: statement.end, text: results.nothing }];
  }
  const first = firstIn(list);
  const isLast = lastIn(list) === statement;
  const isOpen = code.syntax.emptyBlock !== undefined && list.parent !== undefined;
  const edges: Edges = {
    first: list.parent !== undefined && (first === statement || first === top),
    last: isLast && isOpen ? 'open' : isLast,
  };
  return [cutLines(code.text, { start: top.start, end: endOf(code, statement) }, edges)];
}

function fillerOf({ syntax: { emptyBlock, emptyCase } }: Code, { parent }: Node): string | undefined {
  if (parent === undefined) return undefined;
  return emptyCase?.kind === parent.type ? emptyCase.text : emptyBlock;
}

/** `foo(<<~TEXT) if flag`: what it says follows the statement. */
function hasTextElsewhere(statement: Node): boolean {
  const kinds = [...descendants(statement)].map(({ type }) => type);
  const count = (kind: string) => kinds.filter((type) => type === kind).length;
  return count('heredoc_beginning') > count('heredoc_body');
}

/** An `else if (c) B` in the middle or at the end of a chain. */
export function cutArm(code: Code, chain: Chain, at: number): readonly StepEdit[] {
  const before = chain.arms[at - 1];
  const arm = chain.arms[at];
  if (!before || !arm) return [];
  const gap = code.text.slice(before.end, arm.start);
  return [{ start: /^[\s,]*$/.test(gap) ? before.end : arm.start, end: arm.end, text: '' }];
}

/** The conditional whose last or only arm holds just this statement, and asks nothing that does something. */
function emptied(code: Code, statement: Node): { chain: Chain; at: number } | undefined {
  for (const up of ancestors(statement)) {
    const chain = code.syntax.chainOf(up, code.text);
    if (chain === undefined) {
      if (code.syntax.functions.has(up.type)) return undefined;
      continue;
    }
    const at = chain.arms.findIndex(({ body }) => body.items.length === 1 && body.items[0] === statement);
    const arm = chain.arms[at];
    const isLast = at === chain.arms.length - 1;
    if (!arm || !isLast || chain.burdened || (at === 0 && statementAt(code, chain.node) === undefined))
      return undefined;
    if (arm.condition && !isPure(code, arm.condition)) return undefined;
    const inner = code.text.slice(arm.body.inner.start, arm.body.inner.end).trim();
    return inner.length > statement.end - topOf(code.text, statement).start + 1 ? undefined : { chain, at };
  }
  return undefined;
}

function firstIn(list: Node): Node | undefined {
  return list.children.find(({ named }) => named);
}

function lastIn(list: Node): Node | undefined {
  return list.children.findLast(({ named }) => named);
}

/** With the comment that stands behind it. */
function endOf({ text }: Code, statement: Node): number {
  const next = siblingAfter(statement);
  const between = next && text.slice(statement.end, next.start);
  const trails =
    next &&
    isComment(next) &&
    between?.trim() === '' &&
    !between.includes('\n') &&
    isLastOnLine(text, next.end);
  return trails && isFirstOnLine(text, statement.start) ? next.end : statement.end;
}
