import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Tests run from the project's root. */
export const demo = path.resolve('demo');
const shopScript = path.resolve('dist/demo/shop.js');

export const run = promisify(execFile);

export interface Shop {
  readonly url: string;
  readonly flagFile: string;
  readonly output: () => string;
  readonly page: (user: string) => Promise<string>;
  readonly ask: (pathname: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly stop: () => Promise<number | null>;
}

/** A shop on a free port, over its own copy of production's flags. */
export async function startShop(env: Record<string, string> = {}): Promise<Shop> {
  const folder = await temporaryFolder();
  const flagFile = path.join(folder, 'production.flagd.json');
  await cp(path.join(demo, 'flags/production.flagd.json'), flagFile);
  const { child, output } = spawnShop({ ...env, PORT: '0', FLAGS: flagFile });
  const url = await eventually('the shop listens', () => /listening on (\S+)/.exec(output())?.[1]);
  return {
    url,
    flagFile,
    output,
    page: async (user) => (await fetch(`${url}/?user=${encodeURIComponent(user)}`)).text(),
    ask: (pathname, body, headers = {}) =>
      fetch(`${url}/ofrep/v1/evaluate/flags${pathname}`, {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stop: async () => {
      const code = await ended(child);
      await rm(folder, { recursive: true });
      return code;
    },
  };
}

/** How a shop that cannot start says so. */
export async function failedStart(env: Record<string, string>) {
  const { child, output } = spawnShop(env);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines: output().trim().split('\n') };
}

function spawnShop(env: Record<string, string>) {
  const child = spawn(process.execPath, [shopScript], { env: { ...process.env, ...env } });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  return { child, output: () => text };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  }
  return child.exitCode;
}

/** Written beside and renamed into place, as careful editors do. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

export async function changeFlag(file: string, key: string, change: object): Promise<void> {
  const document = JSON.parse(await readFile(file, 'utf8'));
  Object.assign(document.flags[key], change);
  await replaceFile(file, JSON.stringify(document));
}

export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 5000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await pause(20);
  }
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'release-lens-demo-'));
}

/** Imported as it stands: it finds its sources beside itself, so it must not be bundled. */
export function loadPrepare(): Promise<typeof import('../../demo/prepare.mjs')> {
  return import(pathToFileURL(path.join(demo, 'prepare.mjs')).href);
}

export async function isInstalled(command: string): Promise<boolean> {
  return run(command, [command === 'go' ? 'version' : '--version']).then(
    () => true,
    () => false,
  );
}
