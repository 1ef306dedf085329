import type { Parse } from '../ports/syntax.ts';
import type { Code, StepEdit } from './code.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { ancestors, descendants, type Node, nodeOver, part, partsOfNode, textOf } from './node.ts';
import { isPure } from './purity.ts';
import { isNamed, roleOf } from './roles.ts';
import { isListed, itemsOf } from './statements.ts';
import { takeOut } from './takeOut.ts';

const BLANK = '_';

/**
 * Variables that only what was taken out looked at, where such a one does not compile: what it was given still happens.
 * One that is said as often as before is left alone, whatever it looks like.
 */
export function withoutUnused(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  if (!syntax.unusedIsError) return draft;
  const before: Code = { ...parse(draft.original), syntax };
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const wasMore = (name: Node) => timesSaid(before, draft.before(name.start)) > timesSaid(code, name.start);
    const edits = firstUnused(code, wasMore);
    if (edits === undefined) return draft;
    draft = draft.apply(edits);
  }
}

/** How often the name that is declared there is said in its scope. */
function timesSaid(code: Code, at: number): number {
  const name = nodeOver(code.root, { start: at, end: at + 1 });
  const word = textOf(name, code.text);
  const scope = scopeOf(code, name);
  return scope === undefined ? 0 : [...descendants(scope)].filter((node) => isNamed(code, node, word)).length;
}

function firstUnused(code: Code, wasMore: (name: Node) => boolean): readonly StepEdit[] | undefined {
  for (const node of descendants(code.root)) {
    const edit = node.type === 'range_clause' ? unusedInLoop(code, node, wasMore) : undefined;
    if (edit) return [edit];
    if (!(node.type in code.syntax.variables) || node.type === 'const_spec') continue;
    const scope = scopeOf(code, node);
    if (scope === undefined) continue;
    for (const name of namesOf(code, node)) {
      const others = [...descendants(scope)].filter(
        // What it is given is worked out before the name is known: `log := log.With(x)`.
        (other) => other.start >= node.end && isNamed(code, other, textOf(name, code.text)),
      );
      const roles = others.map((other) => roleOf(code, other));
      if (
        textOf(name, code.text) === BLANK ||
        roles.some((role) => role === 'use' || role === 'whole' || role === 'maybe') ||
        isElsewhere(code, name, scope) ||
        !wasMore(name)
      )
        continue;
      const edits = forgotten(code, node, name);
      const writes = others.filter((other, at) => roles[at] === 'other' && isSet(other));
      if (edits) return [...edits, ...writes.flatMap((one) => unset(code, one))];
    }
  }
  return undefined;
}

/** `for at, one := range all` without the one that nothing looks at. */
function unusedInLoop(code: Code, clause: Node, wasMore: (name: Node) => boolean): StepEdit | undefined {
  const left = part(clause, 'left');
  const names = left && clause.children.some(({ type }) => type === ':=') ? partsOfNode(left) : [];
  const range = clause.children.find(({ type }) => type === 'range');
  const isUnused = (name: Node) => {
    const word = textOf(name, code.text);
    const body = [...descendants(clause.parent ?? clause)].filter(({ start }) => start >= clause.end);
    return word !== BLANK && wasMore(name) && !body.some((node) => isNamed(code, node, word));
  };
  const name = names.find(isUnused);
  const [first, second] = names;
  if (!name || !first || !range) return undefined;
  if (name === first && second) return { start: name.start, end: name.end, text: BLANK };
  const isAll = name === first || textOf(first, code.text) === BLANK;
  return isAll
    ? { start: clause.start, end: range.start, text: '' }
    : { start: first.end, end: name.end, text: '' };
}

function namesOf(code: Code, declaration: Node): readonly Node[] {
  const names = part(declaration, code.syntax.variables[declaration.type]?.name ?? '');
  return names ? (code.syntax.names.has(names.type) ? [names] : partsOfNode(names)) : [];
}

/** The block, or the `if` or `for` whose head it stands in; nothing for what other files may see. */
function scopeOf(code: Code, declaration: Node): Node | undefined {
  const statement = [declaration, ...ancestors(declaration)].find(
    (node) => isListed(code, node) || node.field === 'initializer',
  );
  const isLocal = [...ancestors(declaration)].some(({ type }) => code.syntax.functions.has(type));
  const parent = statement?.parent;
  return isLocal ? (parent?.type === 'for_clause' ? parent.parent : parent) : undefined;
}

/** `a, err := f()` only sets an `err` that was there before. */
function isElsewhere(code: Code, name: Node, scope: Node): boolean {
  return [...descendants(scope.parent ?? scope)].some(
    (other) =>
      other.start < name.start &&
      isNamed(code, other, textOf(name, code.text)) &&
      (other.parent?.type === 'parameter_declaration' || roleOf(code, other) === 'other'),
  );
}

function forgotten(code: Code, declaration: Node, name: Node): readonly StepEdit[] | undefined {
  const names = namesOf(code, declaration);
  const others = names.filter((one) => one !== name && textOf(one, code.text) !== BLANK);
  const value = part(declaration, code.syntax.variables[declaration.type]?.value ?? '');
  const statement = [declaration, ...ancestors(declaration)].find((node) => isListed(code, node));
  const isWhole = names.length === 1 && statement && partsOfNode(statement).length <= 2;
  if (isWhole && (value === undefined || isPure(code, value))) return takeOut(code, statement);
  const blank = { start: name.start, end: name.end, text: BLANK };
  const sign = declaration.children.find(({ type }) => type === ':=');
  if (!sign) return value === undefined || names.length > 1 ? undefined : [blank];
  const isNew = others.some((one) => !isElsewhere(code, one, statement?.parent ?? declaration));
  return isNew ? [blank] : [blank, { start: sign.start, end: sign.end, text: '=' }];
}

function isSet(name: Node): boolean {
  return (
    name.parent?.parent?.type === 'assignment_statement' ||
    /^(?:inc|dec)_statement$/.test(name.parent?.type ?? '')
  );
}

/** `x = f()` becomes `_ = f()`. */
function unset(code: Code, name: Node): readonly StepEdit[] {
  const statement = name.parent?.type === 'expression_list' ? name.parent.parent : name.parent;
  const counts = statement && /^(?:inc|dec)_statement$/.test(statement.type);
  if (counts)
    return itemsOf(statement.parent ?? statement).length > 0 ? (takeOut(code, statement) ?? []) : [];
  const operator = statement?.children.find(({ field }) => field === 'operator');
  const plain = operator && { start: operator.start, end: operator.end, text: '=' };
  const blank = { start: name.start, end: name.end, text: BLANK };
  return plain && textOf(operator, code.text) !== '=' ? [blank, plain] : [blank];
}
