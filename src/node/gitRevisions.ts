import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Revision, Revisions } from '../core/ports/revisions.ts';
import { gitArguments } from './git.ts';

const run = promisify(execFile);
const FIELD = '\x1f';
const MAX_OUTPUT = 256 * 1024 * 1024;

/** Reads a file's history from git; nothing where there is no git or no repository. */
export const gitRevisions: Revisions = {
  async of(root, file, limit) {
    const commits = await log(root, file, limit);
    const texts = await contents(
      root,
      commits.map(({ commit }) => `${commit}:./${file}`),
    );
    return commits.map((commit, index): Revision => ({ ...commit, text: texts[index] ?? '' }));
  },
};

async function log(root: string, file: string, limit: number): Promise<readonly Omit<Revision, 'text'>[]> {
  const format = ['%H', '%at', '%an'].join(FIELD);
  try {
    const { stdout } = await run('git', gitArguments('log', `-${limit}`, `--format=${format}`, '--', file), {
      cwd: root,
      maxBuffer: MAX_OUTPUT,
    });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [commit = '', seconds = '0', by = ''] = line.split(FIELD);
        return { commit, at: Number(seconds) * 1000, by };
      });
  } catch {
    return [];
  }
}

/** One git process for all revisions: `cat-file --batch` answers each name with a header line and the bytes. */
async function contents(root: string, names: readonly string[]): Promise<readonly (string | undefined)[]> {
  if (names.length === 0) return [];
  const git = spawn('git', gitArguments('cat-file', '--batch'), {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const chunks: Buffer[] = [];
  git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  git.stdin.on('error', () => undefined);
  git.stdin.end(`${names.join('\n')}\n`);
  await new Promise<void>((resolve) => git.once('close', () => resolve()).once('error', () => resolve()));
  return blobs(Buffer.concat(chunks), names.length);
}

function blobs(output: Buffer, count: number): readonly (string | undefined)[] {
  const found: (string | undefined)[] = [];
  let at = 0;
  while (found.length < count) {
    const end = output.indexOf(0x0a, at);
    if (end === -1) return found;
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    const start = end + 1;
    found.push(size === undefined ? undefined : output.toString('utf8', start, start + Number(size)));
    at = size === undefined ? start : start + Number(size) + 1;
  }
  return found;
}
