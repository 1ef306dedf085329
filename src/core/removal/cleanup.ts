import type { Parse } from '../ports/syntax.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import type { ImportedName, Syntax } from './languages/syntax.ts';
import { cutLines } from './lines.ts';
import { descendants, isWithin, type Node, textOf } from './node.ts';
import { withoutItem } from './rules/variable.ts';

/** Imports of names that only the removed code used. Those that were idle before are none of our business. */
export function withoutIdleImports(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  const used = namesUsed({ ...parse(draft.original), syntax });
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const left = namesUsed(code);
    const isIdle = (node: Node, names: readonly ImportedName[]) => {
      const own = names.filter((one) => one.node === node).map(({ name }) => name);
      return own.some((name) => used.has(name)) && !own.some((name) => left.has(name));
    };
    const idle = importsOf(code).find(({ names }) => names.some(({ node }) => isIdle(node, names)));
    if (idle === undefined) return draft;
    const gone = idle.names.filter(({ node }) => isIdle(node, idle.names));
    const [first] = gone;
    const whole = gone.length === idle.names.length;
    const edit = whole
      ? cutLines(code.text, idle.statement, { first: false, last: false })
      : first && withoutOne(code.text, idle.names, first);
    if (edit === undefined) return draft;
    draft = draft.apply([edit]);
  }
}

interface Import {
  readonly statement: Node;
  readonly names: readonly ImportedName[];
}

function importsOf(code: Code): readonly Import[] {
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

function namesUsed(code: Code): ReadonlySet<string> {
  const imports = importsOf(code).map(({ statement }) => statement);
  const used = new Set<string>();
  for (const node of descendants(code.root)) {
    const isName =
      code.syntax.names.has(node.type) &&
      node.children.length === 0 &&
      (code.syntax.usesImport?.(node) ?? true);
    if (isName && !imports.some((statement) => isWithin(node, statement))) used.add(textOf(node, code.text));
  }
  return used;
}
