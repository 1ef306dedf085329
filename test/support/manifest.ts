import { readFileSync } from 'node:fs';
import path from 'node:path';

type Texts = Readonly<Record<string, string>>;

/** `''`: English, else the language's code. */
export function textsOf(language: '' | '.de'): Texts {
  return JSON.parse(readFileSync(path.resolve(`package.nls${language}.json`), 'utf8'));
}

/** The manifest as it lies there: a text for people is `%its key%`. */
export function manifestText(): string {
  return readFileSync(path.resolve('package.json'), 'utf8');
}

/** The manifest as VS Code reads it in English. */
export function manifest() {
  const texts = textsOf('');
  const told = (_: string, value: unknown) =>
    typeof value === 'string' ? (texts[/^%(.+)%$/.exec(value)?.[1] ?? ''] ?? value) : value;
  return JSON.parse(manifestText(), told);
}
