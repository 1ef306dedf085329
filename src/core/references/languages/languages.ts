import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { kotlin } from './kotlin.ts';
import type { Language } from './language.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { swift } from './swift.ts';

export const languages: readonly Language[] = [
  javascript,
  python,
  go,
  java,
  kotlin,
  csharp,
  ruby,
  php,
  swift,
  rust,
];

export interface Dialect {
  readonly language: Language;
  readonly grammar: string;
}

const dialects: ReadonlyMap<string, Dialect> = new Map(
  languages.flatMap((language) =>
    Object.entries(language.grammars).map(([extension, grammar]) => [extension, { language, grammar }]),
  ),
);

/** Of the files that are read by their syntax. */
export const extensions: readonly string[] = [...dialects.keys()];

/** Blade's templates only end like PHP. */
const TEMPLATE = /\.blade\.php$/i;

/** Templates by what the code in them is of: it is read, never taken apart. */
const CODE_WITHIN: Readonly<Record<string, string>> = { erb: 'rb' };

/** As `dialectOf`, and of the code within a template. */
export function dialectRead(file: string): Dialect | undefined {
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return dialectOf(file) ?? dialects.get(CODE_WITHIN[extension] ?? '');
}

export function dialectOf(file: string): Dialect | undefined {
  if (TEMPLATE.test(file)) return undefined;
  return dialects.get(file.slice(file.lastIndexOf('.') + 1).toLowerCase());
}
