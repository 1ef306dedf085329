import type { Parse } from '../ports/syntax.ts';
import type { Code, StepEdit } from './code.ts';
import type { Draft } from './draft.ts';
import { isAtTopLevel, reachOf } from './inline.ts';
import type { Syntax } from './languages/syntax.ts';
import { ancestors, descendants, isWithin, type Node, part, partsAt, partsOfNode, textOf } from './node.ts';
import { isPure } from './purity.ts';
import { roleOf } from './roles.ts';
import { nameIn, withoutDeclaration, withoutItem } from './rules/variable.ts';
import { isListed, isResult } from './statements.ts';

/**
 * Local variables that only the removed code looked at go, where making their value does nothing. Those that nothing
 * looked at before are none of our business.
 */
export function withoutIdleVariables(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  const before = placesOfNames({ ...parse(draft.original), syntax });
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const edits = firstIdle(code, before, placesOfNames(code));
    if (edits === undefined) return draft;
    draft = draft.apply(edits);
  }
}

type Places = ReadonlyMap<string, readonly Node[]>;

/** Every place that says a name, but for those of members. */
function placesOfNames(code: Code): Places {
  const places = new Map<string, Node[]>();
  for (const node of descendants(code.root)) {
    if (!code.syntax.names.has(node.type) || roleOf(code, node) === 'property') continue;
    const word = textOf(node, code.text);
    const known = places.get(word);
    if (known) known.push(node);
    else places.set(word, [node]);
  }
  return places;
}

function firstIdle(code: Code, before: Places, places: Places): readonly StepEdit[] | undefined {
  const isIdle = (name: Node) => isSaidNoMore(code, name, before, places);
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
    if (!name || !value || !isPure(code, value) || !isIdle(name)) continue;
    const edits = withoutWhole(code, node);
    if (edits) return edits;
  }
  return undefined;
}

/** In a function, and no member of a class in it. */
export function isLocal(code: Code, node: Node): boolean {
  const owner = [...ancestors(node)].find(
    ({ type }) => code.syntax.functions.has(type) || type in code.syntax.language.classes,
  );
  return owner !== undefined && code.syntax.functions.has(owner.type) && !isAtTopLevel(code, node);
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

/** Nothing says its name any more, and something did. */
function isSaidNoMore(code: Code, name: Node, before: Places, places: Places): boolean {
  const word = textOf(name, code.text);
  if (code.syntax.spelled?.(word).test(code.text)) return false;
  const now = places.get(word) ?? [];
  if ((before.get(word)?.length ?? 0) <= now.length) return false;
  const { scope } = reachOf(code, name);
  return now.every((node) => node === name || !isWithin(node, scope));
}
