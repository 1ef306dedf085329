import type { Code, Step, StepEdit } from './code.ts';
import type { Body } from './languages/syntax.ts';
import { indentAt, isFirstOnLine, reindent } from './lines.ts';
import { ancestors, descendants, isWithin, type Node, part, textOf } from './node.ts';
import { isListed, itemsOf, statementAt } from './statements.ts';
import { takeOut } from './takeOut.ts';
import { textsWithin } from './texts.ts';

/** What a conditional guards takes the conditional's place. */
export function unwrap(code: Code, node: Node, body: Body): Step | undefined {
  const statement = statementAt(code, node);
  if (statement && isListed(code, statement)) return intoList(code, statement, body);
  return statement ? { edits: around(statement, body), kept: [body] } : asExpression(code, node, body);
}

function intoList(code: Code, statement: Node, body: Body): Step | undefined {
  const { text, syntax } = code;
  if (body.inner.start === body.inner.end || isFiller(code, body)) {
    const edits = takeOut(code, statement);
    return edits && { edits };
  }
  if (clashes(code, statement, body)) {
    if (body.bare) return undefined;
    const before = syntax.bareBlock?.(textOf(body, text));
    if (before === undefined) return undefined;
    const [opening, closing] = around(statement, body);
    const edits = [{ ...opening, text: before }, closing].filter(isEdit);
    return { edits, kept: [body] };
  }
  const [opening, closing] = around(statement, body.inner);
  const last = body.items.at(-1);
  const unended =
    syntax.terminator !== undefined &&
    last !== undefined &&
    !syntax.expressionStatements.has(last.type) &&
    !/[;}]$/.test(text.slice(last.start, last.end)) &&
    (itemsOf(statement.parent ?? statement).at(-1) !== statement || text[statement.end - 1] === ';') &&
    !/^\s*;/.test(text.slice(statement.end));
  // A comment may stand behind the condition.
  const firsts = [body.inner, ...body.items.slice(0, 1)];
  const from = indentAt(text, (firsts.find(({ start }) => isFirstOnLine(text, start)) ?? statement).start);
  const edits = [
    opening,
    ...reindent(text, body.inner, from, indentAt(text, statement.start), textsWithin(code, statement)),
    { ...closing, text: unended ? (syntax.terminator ?? '') : '' },
  ];
  return { edits: edits.filter(isEdit), kept: [body.inner] };
}

/** `pass` alone. */
function isFiller(code: Code, { items, inner }: Body): boolean {
  return items.length === 1 && code.text.slice(inner.start, inner.end) === code.syntax.emptyBlock;
}

function asExpression(code: Code, node: Node, body: Body): Step | undefined {
  const [only, ...more] = body.items;
  if (
    only &&
    more.length === 0 &&
    code.text.slice(body.inner.start, body.inner.end) === textOf(only, code.text)
  ) {
    const from = indentAt(code.text, only.start);
    const moved = isFirstOnLine(code.text, only.start)
      ? reindent(code.text, only, from, indentAt(code.text, node.start), textsWithin(code, only))
      : [];
    const [opening, closing] = around(node, only);
    const loose = isOperand(code, node) && !code.syntax.atoms.has(only.type);
    const edges = loose
      ? [
          { ...opening, text: '(' },
          { ...closing, text: ')' },
        ]
      : [opening, closing];
    return { edits: [...edges, ...moved].filter(isEdit), kept: [only] };
  }
  if (code.syntax.blockExpression === undefined || body.bare) return undefined;
  const [opening, closing] = around(node, body);
  const [from, to] = [indentAt(code.text, body.start), indentAt(code.text, node.start)];
  const moved = reindent(code.text, body, from, to, textsWithin(code, node));
  const edits = [{ ...opening, text: code.syntax.blockExpression }, ...moved, closing];
  return { edits: edits.filter(isEdit), kept: [body] };
}

/** `x ?: if (…) a else b`: what comes to stand there must bind as tightly. */
function isOperand(code: Code, { parent }: Node): boolean {
  return parent !== undefined && (code.syntax.binary.has(parent.type) || parent.type in code.syntax.not);
}

function around(
  outer: { start: number; end: number },
  inner: { start: number; end: number },
): readonly [StepEdit, StepEdit] {
  return [
    { start: outer.start, end: inner.start, text: '' },
    { start: inner.end, end: outer.end, text: '' },
  ];
}

function isEdit({ start, end, text }: StepEdit): boolean {
  return end > start || text !== '';
}

/** A name that is declared for the block means something else where the block would go. */
function clashes(code: Code, statement: Node, body: Body): boolean {
  const declared = new Set(body.items.flatMap((item) => namesDeclaredBy(code, item)));
  declared.delete('_');
  if (declared.size === 0) return false;
  const isLast = itemsOf(statement.parent ?? statement).at(-1) === statement;
  if (!isLast && body.items.some((item) => code.syntax.lifetimes?.(item, code.text))) return true;
  for (const node of descendants(scopeAround(code, statement))) {
    // What stands beside it in the same conditional goes.
    if (isWithin(node, statement)) continue;
    if (code.syntax.names.has(node.type) && declared.has(textOf(node, code.text))) return true;
  }
  return false;
}

/** With the parameters of the function or the variable of the loop, where the list is its body. */
function scopeAround(code: Code, statement: Node): Node {
  const list = statement.parent ?? statement;
  for (const up of ancestors(list)) {
    if (code.syntax.functions.has(up.type)) return up;
    if (code.syntax.lists.has(up.type)) return list;
  }
  return list;
}

export function namesDeclaredBy(code: Code, item: Node): readonly string[] {
  const { syntax, text } = code;
  if (!syntax.scoped.has(item.type)) return [];
  const name =
    item.children.find(({ field }) => field === 'name' || field === 'pattern' || field === 'left') ??
    part(item, (syntax.language.functions[item.type] ?? syntax.language.classes[item.type])?.name ?? '');
  const holders = [item, ...descendants(item)].filter(({ type }) => type in syntax.variables);
  const patterns = holders.map((holder) => part(holder, syntax.variables[holder.type]?.name ?? ''));
  return [name, ...patterns].flatMap((pattern) =>
    pattern
      ? [...descendants(pattern)]
          .filter(({ type }) => syntax.names.has(type))
          .map((node) => textOf(node, text))
      : [],
  );
}
