import type { Parse } from '../ports/syntax.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { descendants, type Node, nodeOver, part, textOf } from './node.ts';
import { itemsOf } from './statements.ts';
import { takeOut } from './takeOut.ts';

/** Functions that give nothing at their end; what a lambda gives may be told from its last statement. */
const NAMED =
  /^(?:function|method|generator_function|constructor|local_function)_(?:declaration|definition|statement)$|^function_item$/;
const ARROW = /^(?:arrow_function|function_expression|method_definition)$/;

/** `return;` that came to stand last in its function. */
export function withoutLastReturn(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  if (syntax.language.family === 'ruby') return draft;
  const original: Code = { ...parse(draft.original), syntax };
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const last = [...descendants(code.root)]
      .flatMap((node) => lastReturnOf(code, node) ?? [])
      .find(({ start }) => !isLastIn(original, draft.before(start)));
    const edits = last && takeOut(code, last);
    if (!edits) return draft;
    draft = draft.apply(edits);
  }
}

function lastReturnOf(code: Code, owner: Node): Node | undefined {
  const { syntax, text } = code;
  if (!syntax.functions.has(owner.type) || !isOne(syntax, owner)) return undefined;
  const body = part(owner, 'body') ?? part(owner, '@function_body');
  const list = body && [body, ...body.children].find(({ type }) => syntax.lists.has(type));
  const items = list ? itemsOf(list) : [];
  const last = items.at(-1);
  const isAlone = items.length === 1 && syntax.emptyBlock !== undefined;
  return last && !isAlone && /^return\s*;?$/.test(textOf(last, text)) ? last : undefined;
}

/** Go's bare `return` gives the results that have names. */
function isOne({ language }: Syntax, owner: Node): boolean {
  if (language.family === 'go' && part(owner, 'result')) return false;
  return NAMED.test(owner.type) || (language.family === 'javascript' && ARROW.test(owner.type));
}

function isLastIn(original: Code, at: number): boolean {
  const node = nodeOver(original.root, { start: at, end: at + 1 });
  for (let up: Node | undefined = node; up; up = up.parent) {
    const last = lastReturnOf(original, up);
    if (last) return last.start === at;
    if (original.syntax.functions.has(up.type)) return false;
  }
  return false;
}
