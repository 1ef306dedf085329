import type { FlagValue } from '../../model/flag.ts';
import type { Code, Rule, Step, StepEdit } from '../code.ts';
import { inlined, inlinedWithin, isAtTopLevel } from '../inline.ts';
import { cutLines, isFirstOnLine, isLastOnLine } from '../lines.ts';
import { ancestors, type Node, part, partsAt, partsOfNode, siblingAfter, siblingBefore } from '../node.ts';
import { topOf } from '../saidAbove.ts';
import { isListed, isResult } from '../statements.ts';
import { takeOut } from '../takeOut.ts';

/** A local variable that holds nothing but the constant, and is never given anything else. */
export const variable: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const name = nameGiven(code, node);
  if (parent && name && parent.field === 'initializer') return withoutInitializer(code, parent, name, value);
  const declaration = localDeclaration(code, node);
  const found = name && declaration ? inlined(code, name, value) : undefined;
  if (!declaration || !found) return undefined;
  const { statement, declarator } = declaration;
  const gone = found.complete ? withoutDeclaration(code, statement, declarator) : [];
  return gone && found.edits.length + gone.length > 0 ? { edits: [...gone, ...found.edits] } : undefined;
};

/** The one name that is declared for the value alone. */
export function nameGiven(code: Code, value: Node): Node | undefined {
  const { parent } = value;
  const fields = parent && code.syntax.variables[parent.type];
  if (!fields || part(parent, fields.value) !== value || partsAt(parent, fields.name).length > 1)
    return undefined;
  return nameIn(code, part(parent, fields.name));
}

export interface Declaration {
  readonly declarator: Node;
  readonly statement: Node;
}

/** What declares a local variable that holds the value, where it may go: others cannot know of it. */
export function localDeclaration(code: Code, value: Node): Declaration | undefined {
  const declarator = value.parent;
  const fields = declarator && code.syntax.variables[declarator.type];
  if (!fields || part(declarator, fields.value) !== value) return undefined;
  const statement = [declarator, ...ancestors(declarator)].find(({ type }) =>
    code.syntax.variableStatements.has(type),
  );
  if (!statement || !isListed(code, statement) || isResult(code, statement)) return undefined;
  // `a = b = true`: only the first of them is the statement.
  if (code.syntax.expressionStatements.has(statement.type) && partsOfNode(statement)[0] !== declarator)
    return undefined;
  if (partsOfNode(declarator).some(({ type }) => type === 'mutable_specifier')) return undefined;
  if (code.syntax.language.exportsTopLevel && isAtTopLevel(code, statement)) return undefined;
  return { declarator, statement };
}

/** `if on := true; on {` is `if true {`. */
function withoutInitializer(code: Code, declaration: Node, name: Node, value: FlagValue): Step | undefined {
  const scope = declaration.parent;
  const asked = scope?.children.find(({ field }) => field === 'condition' || field === 'value');
  if (!scope || !asked) return undefined;
  const span = { start: declaration.end, end: scope.end };
  const found = inlinedWithin(code, name, value, { scope, span });
  return found?.complete
    ? { edits: [{ start: declaration.start, end: asked.start, text: '' }, ...found.edits] }
    : undefined;
}

/** The one name that a pattern declares. */
export function nameIn(code: Code, pattern: Node | undefined): Node | undefined {
  if (pattern === undefined) return undefined;
  if (code.syntax.names.has(pattern.type)) return pattern;
  const [only, ...more] = partsOfNode(pattern).filter(({ type }) => !/type/.test(type));
  return more.length === 0 ? nameIn(code, only) : undefined;
}

/** Without one of the declarations of a statement, or without the statement. */
export function withoutDeclaration(
  code: Code,
  statement: Node,
  declarator: Node,
): readonly StepEdit[] | undefined {
  const siblings = (declarator.parent?.children ?? []).filter(({ type }) => type === declarator.type);
  if (siblings.length <= 1) return takeOut(code, statement);
  return [withoutItem(declarator, code.text)];
}

/** One of several things between commas, and the comma, with what is said of it on lines of its own. */
export function withoutItem(item: Node, text: string): StepEdit {
  const top = topOf(text, item);
  const comma = siblingAfter(item);
  if (comma?.type === ',' && isFirstOnLine(text, item.start) && isLastOnLine(text, comma.end)) {
    return cutLines(text, { start: top.start, end: comma.end }, { first: false, last: false });
  }
  const after = siblingAfter(item);
  const before = siblingBefore(item);
  if (after?.type === ',')
    return { start: item.start, end: siblingAfter(after)?.start ?? after.end, text: '' };
  if (before?.type === ',') return { start: before.start, end: item.end, text: '' };
  const all = item.parent?.children ?? [];
  const isClosed = all[0]?.named === false && all.at(-1)?.named === false;
  const named = isClosed ? all.filter((one) => one.named) : [];
  const span = { start: isLastOnLine(text, item.end) ? top.start : item.start, end: item.end };
  return cutLines(text, span, { first: named[0] === top, last: named.at(-1) === item });
}
