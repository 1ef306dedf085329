import { dialectOf } from '../../references/languages/languages.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { kotlin } from './kotlin.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { swift } from './swift.ts';
import type { Syntax } from './syntax.ts';

const syntaxes: readonly Syntax[] = [javascript, python, go, java, kotlin, csharp, swift, ruby, php, rust];

/** How to take flags out of a file, by its name; undefined for a language that has no description yet. */
export function syntaxOf(file: string): { readonly syntax: Syntax; readonly grammar: string } | undefined {
  const dialect = dialectOf(file);
  const syntax = syntaxes.find(({ language }) => language === dialect?.language);
  return dialect && syntax && { syntax, grammar: dialect.grammar };
}
