import type { Parse } from '../ports/syntax.ts';
import type { Code, StepEdit } from './code.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { idleSince, isLocal, namesIn } from './names.ts';
import { ancestors, descendants, type Node, part, partsAt, partsOfNode, textOf } from './node.ts';
import { isPure } from './purity.ts';
import { nameIn, withoutDeclaration, withoutItem } from './rules/variable.ts';
import { isListed, isResult } from './statements.ts';

/** Local variables that only the removed code looked at go, where making their value does nothing. */
export function withoutIdleVariables(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  const before = namesIn({ ...parse(draft.original), syntax });
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const unused = idleSince(draft, before, namesIn(code)).filter(({ usedBy }) => usedBy === undefined);
    const idle = new Set(unused.map(({ node }) => node));
    const edits = idle.size > 0 ? firstIdle(code, (name) => idle.has(name)) : undefined;
    if (edits === undefined) return draft;
    draft = draft.apply(edits);
  }
}

function firstIdle(code: Code, isIdle: (name: Node) => boolean): readonly StepEdit[] | undefined {
  for (const node of descendants(code.root)) {
    const fields = code.syntax.variables[node.type];
    if (fields === undefined || !isLocal(code, node)) continue;
    const pattern = partsAt(node, fields.name).length > 1 ? undefined : part(node, fields.name);
    if (pattern?.type === 'object_pattern') {
      const item = idleItem(code, pattern, isIdle);
      if (item) return [withoutItem(item, code.text)];
      continue;
    }
    const name = nameIn(code, pattern);
    const value = part(node, fields.value);
    if (!name || !value || !isIdle(name) || isSpelled(code, name) || !isPure(code, value)) continue;
    const edits = withoutWhole(code, node);
    if (edits) return edits;
  }
  return undefined;
}

/** `{ a, b }` without `b`; never the last, as asking for the whole may do something. What a rest takes depends on all. */
function idleItem(code: Code, pattern: Node, isIdle: (name: Node) => boolean): Node | undefined {
  const items = partsOfNode(pattern);
  if (items.length < 2 || items.some(({ type }) => /^rest/.test(type))) return undefined;
  return items.find((item) => {
    const name = item.type === 'shorthand_property_identifier_pattern' ? item : part(item, 'value');
    return name !== undefined && code.syntax.names.has(name.type) && isIdle(name);
  });
}

function withoutWhole(code: Code, declaration: Node): readonly StepEdit[] | undefined {
  const statement = [declaration, ...ancestors(declaration)].find(({ type }) =>
    code.syntax.variableStatements.has(type),
  );
  if (!statement || !isListed(code, statement) || isResult(code, statement)) return undefined;
  if (code.syntax.expressionStatements.has(statement.type) && partsOfNode(statement)[0] !== declaration)
    return undefined;
  return code.syntax.lifetimes?.(statement, code.text)
    ? undefined
    : withoutDeclaration(code, statement, declaration);
}

/** A text stands for it somewhere. */
function isSpelled({ syntax, text }: Code, name: Node): boolean {
  return syntax.spelled?.(textOf(name, text)).test(text) === true;
}
