import { go } from './go.ts';
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { python } from './python.ts';

export const languages: readonly Language[] = [javascript, python, go];

export interface Dialect {
  readonly language: Language;
  readonly grammar: string;
}

const dialects: ReadonlyMap<string, Dialect> = new Map(
  languages.flatMap((language) =>
    Object.entries(language.grammars).map(([extension, grammar]) => [extension, { language, grammar }]),
  ),
);

export function dialectOf(file: string): Dialect | undefined {
  return dialects.get(file.slice(file.lastIndexOf('.') + 1).toLowerCase());
}
