import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { demo, loadPrepare, run, temporaryFolder } from './support';

const DAY = 24 * 60 * 60 * 1000;

describe('prepareDemo', () => {
  let parent: string;
  let folder: string;
  let flagFile: string;

  const git = async (...args: string[]) => (await run('git', args, { cwd: folder })).stdout.trim();
  const prepare = async (options?: { fresh: boolean }) =>
    (await loadPrepare()).prepareDemo(path.join(parent, 'copy'), options);

  before(async () => {
    parent = await temporaryFolder();
    ({ folder, flagFile } = await prepare());
  });

  after(() => rm(parent, { recursive: true }));

  it('ends with the files of today, and none of its own tools', async () => {
    assert.equal(await git('status', '--porcelain'), '');
    const names = await readdir(folder);
    for (const name of ['prepare.mjs', 'history.mjs', 'node_modules']) assert.ok(!names.includes(name), name);
    for (const name of (await git('ls-files')).split('\n')) {
      const [copied, original] = [path.join(folder, name), path.join(demo, name)];
      assert.equal(await readFile(copied, 'utf8'), await readFile(original, 'utf8'), name);
    }
  });

  it('tells of eight commits by three people, oldest 200 days ago', async () => {
    const log = (await git('log', '--reverse', '--format=%an %at')).split('\n');
    const days = log.map((line) => Math.round((Date.now() - Number(line.split(' ')[1]) * 1000) / DAY));
    assert.deepEqual(days, [200, 160, 130, 94, 61, 33, 12, 1]);
    assert.deepEqual(new Set(log.map((line) => line.split(' ')[0])), new Set(['Ana', 'Ben', 'Chris']));
  });

  it('belongs to you', async () => {
    assert.equal(await git('config', '--local', 'user.email'), 'you@shop.example');
  });

  const unchangedFor = [
    ['old-banner', 94],
    ['new-checkout', 12],
    ['search-suggestions', 1],
    ['legacy-search', 200],
    ['related-products', 130],
  ] as const;
  for (const [key, days] of unchangedFor) {
    it(`has ${key} unchanged for ${days} days`, async () => {
      const now = await flagAt('HEAD', key);
      let since = 0;
      for (const line of (await git('log', '--format=%H %at', '--', 'flags/production.flagd.json')).split(
        '\n',
      )) {
        const [commit = '', seconds] = line.split(' ');
        if ((await flagAt(commit, key)) !== now) break;
        since = Math.round((Date.now() - Number(seconds) * 1000) / DAY);
      }
      assert.equal(since, days);
    });
  }

  async function flagAt(commit: string, key: string): Promise<string> {
    const text = await git('show', `${commit}:flags/production.flagd.json`);
    return JSON.stringify(JSON.parse(text).flags[key]);
  }

  it('keeps what was done to the copy until a fresh one is wished for', async () => {
    const note = path.join(folder, 'note.txt');
    await writeFile(note, 'mine');
    await prepare();
    assert.equal(await readFile(note, 'utf8'), 'mine');
    assert.deepEqual(await prepare({ fresh: true }), { folder, flagFile });
    await assert.rejects(readFile(note), { code: 'ENOENT' });
  });

  it('makes no copy over other files', async () => {
    const { prepareDemo } = await loadPrepare();
    await assert.rejects(prepareDemo(parent), /holds something else/);
  });

  it('does without git', async () => {
    const { prepareDemo } = await loadPrepare();
    const { PATH } = process.env;
    process.env['PATH'] = '';
    try {
      const plain = await prepareDemo(path.join(parent, 'plain'));
      assert.deepEqual(await readFile(plain.flagFile), await readFile(flagFile));
      assert.ok(!(await readdir(plain.folder)).includes('.git'));
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});
