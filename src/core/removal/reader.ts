import type { Parse, Syntaxes } from '../ports/syntax.ts';
import { partsOfComponent } from '../references/extract/scripts.ts';
import type { Syntax } from './languages/syntax.ts';
import { syntaxOf } from './languages/syntaxes.ts';
import { regrouped } from './regrouped.ts';
import { remembered } from './remembered.ts';

export interface Reader {
  readonly syntax: Syntax;
  readonly parse: Parse;
}

/** How a file is read, by its name. Of a component only the scripts are code; what its template says is used there. */
export async function readerOf(file: string, text: string, syntaxes: Syntaxes): Promise<Reader | undefined> {
  const known = syntaxOf(file);
  if (known === undefined) return undefined;
  const load = await syntaxes.load(known.grammar);
  const { regroups } = known.syntax;
  const parse = remembered(regroups ? regrouped(load, regroups) : load);
  const parts = partsOfComponent(file, text);
  if (parts === undefined) return { syntax: known.syntax, parse };
  const words = new Set(parts.template.match(/[\w$]+/g));
  return {
    // `<my-banner>` is `MyBanner`.
    syntax: {
      ...known.syntax,
      isSaidBeside: (word) => words.has(word) || parts.template.includes(kebab(word)),
    },
    parse: (now) => ({ ...parse(partsOfComponent(file, now)?.script ?? now), text: now }),
  };
}

function kebab(word: string): string {
  return word.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase();
}
