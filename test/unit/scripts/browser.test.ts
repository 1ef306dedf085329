import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Stands for a Chromium: notes that it was started, and does what the case says. */
async function browserThat(folder: string, does: string) {
  const executablePath = path.join(folder, 'browser');
  const started = path.join(folder, 'started');
  await writeFile(executablePath, `#!/bin/sh\necho >> '${started}'\n${does}\n`);
  await chmod(executablePath, 0o755);
  return { executablePath, starts: async () => (await readFile(started, 'utf8')).length };
}

describe('a browser for the windows', () => {
  let folder: string;
  let launch: typeof import('../../../scripts/vscode/browser.mjs').launch;

  before(async function () {
    if (process.platform === 'win32') this.skip();
    const script = pathToFileURL(path.resolve('scripts/vscode/browser.mjs')).href;
    ({ launch } = (await import(script)) as typeof import('../../../scripts/vscode/browser.mjs'));
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-browser-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is started again when it dies of a signal, and in the end that is told', async () => {
    const { executablePath, starts } = await browserThat(folder, 'kill -SEGV $$');
    await assert.rejects(launch({ executablePath }), /signal=SIGSEGV/);
    assert.equal(await starts(), 3);
  });

  it('is not started again when it says itself that it cannot', async () => {
    const { executablePath, starts } = await browserThat(folder, 'echo "no such library" >&2\nexit 127');
    await assert.rejects(launch({ executablePath }), /no such library/);
    assert.equal(await starts(), 1);
  });
});
