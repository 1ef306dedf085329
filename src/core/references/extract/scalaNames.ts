import type { Binding } from '../facts.ts';

const IMPORT = /^[ \t]*import[ \t]+([\w.]+)\.(\{[^}]*\}|\w+|\*)[^\n]*/gm;
const NAMED = /(\w+)\s*(?:(?:=>|\bas\b)\s*(\w+))?/g;

export interface ScalaImports {
  readonly bindings: readonly Extract<Binding, { kind: 'import' }>[];
  /** Any name may be of what is imported as a whole. */
  readonly isOpen: boolean;
}

export function scalaImportsIn(text: string): ScalaImports {
  const imports = [...text.matchAll(IMPORT)];
  return {
    bindings: imports.flatMap(([, path = '', names = '']) =>
      [...names.matchAll(NAMED)].map(([, imported = '', alias]) => ({
        kind: 'import' as const,
        name: alias ?? imported,
        source: `${path}.${imported}`,
        imported,
      })),
    ),
    isOpen: imports.some(([, , names = '']) => /^(?:_|\*|given)$|[{,\s]_\s*\}/.test(names)),
  };
}

const PACKAGE = /^[ \t]*package[ \t]+([\w.]+)[ \t]*$/m;

/** What a file's own package has needs no import: each of the names may be of it. */
export function ofOwnPackage(text: string, names: Iterable<string>): ScalaImports['bindings'] {
  const path = PACKAGE.exec(text)?.[1];
  if (path === undefined) return [];
  return [...new Set(names)].map((name) => ({
    kind: 'import',
    name,
    source: `${path}.${name}`,
    imported: name,
  }));
}

/** Names as types and objects are called, that nothing is asked of on the spot. */
const BARE =
  /(?<![\w.$]|\b(?:object|class|trait|enum|type|new|extends|with)\s+)(?!(?<=\bcase\s+(?:\w+\s*,\s*){0,20})\w+[ \t]*(?:,|$|extends\b))[A-Z]\w*(?![\w.([])/gm;
const STRING = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g;

export function bareNamesIn(text: string): readonly { readonly name: string; readonly start: number }[] {
  return [...blanked(text, STRING).matchAll(BARE)].map(({ 0: name, index }) => ({ name, start: index }));
}

/** With spaces for what matches, so that all else keeps its place. */
export function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));
}
