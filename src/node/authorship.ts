import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Authorship } from '../core/ports/authorship.ts';
import type { FlagChange } from '../core/ports/provider.ts';
import { codeOwners } from './codeOwners.ts';
import { gitArguments } from './git.ts';

const FIELD = '\x1f';

/** Looking through all of a long history is not worth more. */
const PATIENCE_MS = 20_000;

/** Whom to ask, by git and CODEOWNERS. Only what is committed is asked about: no filter of the repository's runs. */
export const gitAuthorship: Authorship = {
  async ownersOf(root, files) {
    const [top = root, prefix = ''] =
      (await git(root, ['rev-parse', '--show-toplevel', '--show-prefix']))?.split('\n') ?? [];
    const owners = await codeOwners(top);
    return new Map(files.map((file) => [file, owners(`${prefix}${file}`)]));
  },

  async authorsOf(root, file, lines) {
    const ranges = [...new Set(lines)].flatMap((line) => ['-L', `${line + 1},${line + 1}`]);
    if (ranges.length === 0) return new Map();
    const blamed = await git(root, [
      'blame',
      '--line-porcelain',
      '--no-textconv',
      ...ranges,
      'HEAD',
      '--',
      file,
    ]);
    return authorsIn(blamed ?? '');
  },

  async lastTouched(root, text, except) {
    const format = ['%h', '%at', '%an'].join(FIELD);
    const search = ['log', '-1', `-S${text}`, '--no-textconv', '--no-ext-diff', `--format=${format}`, '--'];
    const others = except.map((file) => `:(exclude,literal)${file}`);
    const [commit, seconds, by] = (await git(root, [...search, '.', ...others]))?.trim().split(FIELD) ?? [];
    if (commit === undefined || seconds === undefined || by === undefined) return undefined;
    return { at: Number(seconds) * 1000, by, seen: `git ${commit}` } satisfies FlagChange;
  },
};

/** Each line begins with `COMMIT LINE-THEN LINE-NOW`, and the author's name follows. */
function authorsIn(blamed: string): ReadonlyMap<number, string> {
  const authors = new Map<number, string>();
  let line = 0;
  for (const [, now, author] of blamed.matchAll(/^(?:[0-9a-f]{40,64} \d+ (\d+).*|author (.+))$/gm)) {
    if (author === undefined) line = Number(now) - 1;
    else authors.set(line, author);
  }
  return authors;
}

async function git(cwd: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const options = { cwd, maxBuffer: 1 << 26, timeout: PATIENCE_MS };
    return (await promisify(execFile)('git', gitArguments(...args), options)).stdout;
  } catch {
    return undefined;
  }
}
