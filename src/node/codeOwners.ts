import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';

/** Where GitHub and GitLab look, in that order. https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

export type OwnersOf = (file: string) => readonly string[];

/** Of a repository's top folder. */
export async function codeOwners(top: string): Promise<OwnersOf> {
  for (const place of PLACES) {
    const text = await readFile(path.join(top, place), 'utf8').catch(() => undefined);
    if (text !== undefined) return ownersIn(text);
  }
  return () => [];
}

/** The last pattern that matches decides, also where it names nobody. Sections and negations are not patterns. */
export function ownersIn(text: string): OwnersOf {
  const rules = text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    if (pattern === undefined || pattern === '' || /^[[!^]/.test(pattern)) return [];
    return [{ matches: ignore().add(pattern), owners }];
  });
  return (file) => rules.findLast(({ matches }) => matches.ignores(file))?.owners ?? [];
}
