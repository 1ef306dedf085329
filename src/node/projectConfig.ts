import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from './files.ts';
import { gitArguments } from './git.ts';

const run = promisify(execFile);

export interface FoundFile {
  readonly file: string;
  readonly text: string;
}

/** The nearest file of that name in the folder or above it. */
export async function findUp(folder: string, name: string): Promise<FoundFile | undefined> {
  const file = path.join(folder, name);
  try {
    return { file, text: await readFile(file, 'utf8') };
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT' && codeOf(cause) !== 'ENOTDIR') throw cause;
    const above = path.dirname(folder);
    return above === folder ? undefined : findUp(above, name);
  }
}

/** Who git thinks works in this folder. */
export async function gitEmail(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', gitArguments('config', 'user.email'), { cwd: folder });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
