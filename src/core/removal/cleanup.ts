import type { Parse } from '../ports/syntax.ts';
import type { Code, StepEdit } from './code.ts';
import type { Draft } from './draft.ts';
import type { ImportedName, Syntax } from './languages/syntax.ts';
import { cutLines } from './lines.ts';
import { ancestors, descendants, isLeaf, isWithin, type Node, nodeOver, textOf } from './node.ts';
import { withoutItem } from './rules/variable.ts';
import { takeOut } from './takeOut.ts';

/** Imports of names that only the removed code used. Those that were idle before are none of our business. */
export function withoutIdleImports(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  const original: Code = { ...parse(draft.original), syntax };
  const before = namesUsed(original);
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const now = namesUsed(code);
    const isIdle = (node: Node, names: readonly ImportedName[]) => {
      const scope = scopeOf(code, node);
      const at = draft.before(node.start);
      const scopeBefore = scopeOf(original, nodeOver(original.root, { start: at, end: at + 1 }));
      const own = names.filter((one) => one.node === node).map(({ name }) => name);
      const isIn = (uses: Uses, within: Node) =>
        own.some((name) => uses.get(name)?.some((use) => isWithin(use, within)));
      const isSeen = own.some((name) => syntax.isSaidBeside?.(name));
      return !isSeen && isIn(before, scopeBefore) && !isIn(now, scope);
    };
    const idle = importsOf(code).find(({ names }) => names.some(({ node }) => isIdle(node, names)));
    if (idle === undefined) return draft;
    const gone = idle.names.filter(({ node }) => isIdle(node, idle.names));
    const [first] = gone;
    const whole = gone.length === idle.names.length;
    const edits = whole
      ? withoutWhole(code, idle.statement)
      : first && [withoutOne(code.text, idle.names, first)];
    if (edits === undefined) return draft;
    draft = draft.apply(edits);
  }
}

function withoutWhole(code: Code, statement: Node): readonly StepEdit[] | undefined {
  if (scopeOf(code, statement) !== code.root) return takeOut(code, statement);
  return [cutLines(code.text, statement, { first: false, last: false })];
}

type Uses = ReadonlyMap<string, readonly Node[]>;

interface Import {
  readonly statement: Node;
  readonly names: readonly ImportedName[];
}

/** Every import with the names it makes known. */
export function importsOf(code: Code): readonly Import[] {
  const found: Import[] = [];
  for (const node of descendants(code.root)) {
    const names = code.syntax.imports(node, code.text);
    if (names && names.length > 0) found.push({ statement: node, names });
  }
  return found;
}

/** Braces go with the last name between them. */
function withoutOne(text: string, names: readonly ImportedName[], gone: ImportedName) {
  const list = gone.node.parent;
  const alone = list !== undefined && names.filter(({ node }) => node.parent === list).length === 1;
  return withoutItem(alone && list.type === 'named_imports' ? list : gone.node, text);
}

/** What is imported in a function is known in it alone. */
function scopeOf({ syntax, root }: Code, node: Node): Node {
  return [...ancestors(node)].find(({ type }) => syntax.functions.has(type)) ?? root;
}

/** Where each name is used. */
function namesUsed(code: Code): Uses {
  const imports = importsOf(code).map(({ statement }) => statement);
  const used = new Map<string, Node[]>();
  for (const node of descendants(code.root)) {
    const isName =
      code.syntax.names.has(node.type) && isLeaf(node) && (code.syntax.usesImport?.(node) ?? true);
    if (!isName || imports.some((statement) => isWithin(node, statement))) continue;
    const name = textOf(node, code.text);
    const known = used.get(name);
    if (known) known.push(node);
    else used.set(name, [node]);
  }
  return used;
}
