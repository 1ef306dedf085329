import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DEMO } from './demoFlags.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What --json printed: the whole of stdout has to be one document. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it expects.
  json(): any;
}

/** The command line as a script would run it: a process of its own, nobody at the terminal. */
export async function runCli(home: string, cwd: string, ...args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, RELEASE_LENS_HOME: home, RELEASE_LENS_IDENTITY: 'you@shop.example' };
  const script = path.resolve('dist/cli.js');
  const ran = await promisify(execFile)(process.execPath, [script, ...args], {
    cwd,
    env,
    maxBuffer: 1 << 26,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
  return { ...ran, json: () => JSON.parse(ran.stdout) };
}

type Prepare = typeof import('../../demo/prepare.mjs');

/** The demo with its history. No running production is asked: whatever listens there is not this copy's. */
export async function prepareDemo(
  folder: string,
): Promise<{ readonly folder: string; readonly flagFile: string }> {
  const script = pathToFileURL(path.join(DEMO, 'prepare.mjs')).href;
  const { prepareDemo: prepare } = (await import(script)) as Prepare;
  const made = await prepare(folder);
  const config = path.join(made.folder, 'release-lens.json');
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replace(/,\s*\/\/[^\n]*\s*"ofrep": "[^"]*"/, ''));
  return made;
}
