import { importsOf } from './cleanup.ts';
import type { Code } from './code.ts';
import { textOf } from './node.ts';

const QUOTED = /(['"`])([^'"`]+)\1/;
const FROM = /^from\s+([\w.]+)\s+import\b/;
const DOTTED = /^(?:import|use|using)\s+(?:static\s+|function\s+)?([\w.\\:]+)/;
const HERE = /^(?:\.{0,2}|[@~])$/;

/**
 * The modules that a removal left without an import here, as paths without an extension (`shop/legacy`): told by how
 * an import is written, so each is what a file may be called, and need not be. Lowest part last.
 */
export function unimported(before: Code, now: Code): readonly string[] {
  const left = new Set(importedFrom(now));
  return [...new Set(importedFrom(before))].filter((path) => !left.has(path));
}

function importedFrom(code: Code): readonly string[] {
  return importsOf(code).flatMap(({ statement, names }) => {
    const written = textOf(statement, code.text);
    const quoted = QUOTED.exec(written)?.[2];
    if (quoted !== undefined)
      return [pathOf(quoted.replace(/\.[cm]?[jt]sx?$|\.vue$|\.svelte$/, '').split('/'))];
    const from = FROM.exec(written)?.[1];
    // What is imported from a package may be a module of it.
    if (from !== undefined)
      return [pathOf(from.split('.')), ...names.map(({ name }) => pathOf([...from.split('.'), name]))];
    const dotted = DOTTED.exec(written)?.[1];
    return dotted === undefined ? [] : [pathOf(dotted.split(/[.\\]|::/))];
  });
}

function pathOf(parts: readonly string[]): string {
  return parts.filter((part) => !HERE.test(part)).join('/');
}
