import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gitRevisions } from '../../../src/node/gitRevisions.ts';
import { changesOf } from '../../../src/providers/flagd/changes.ts';
import { flagFileText } from '../../support/oneFlag.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

const FILE = 'flags/production.flagd.json';
const run = promisify(execFile);

describe('the history of a flag file', () => {
  const folder = useTemporaryFolder();

  async function git(args: readonly string[], env: Record<string, string> = {}) {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    return run('git', [...args], { cwd: folder(), env: { ...Object.fromEntries(own), ...env } });
  }

  async function commit(date: string, by: string, text: string | undefined) {
    const file = folder(FILE);
    await mkdir(path.dirname(file), { recursive: true });
    await (text === undefined ? rm(file) : writeFile(file, text));
    const who = { NAME: by, EMAIL: `${by}@shop.example`, DATE: `${date}T00:00:00Z` };
    const env = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
      Object.entries(who).map(([name, value]) => [`GIT_${role}_${name}`, value]),
    );
    await git(['add', '--all']);
    await git(['commit', '--quiet', '--allow-empty', '-m', 'x'], Object.fromEntries(env));
  }

  beforeEach(() => git(['init', '--quiet']));

  const two = { first: {}, second: {} };
  const changed = { ...two, second: { defaultVariant: 'on' } };

  it('is read newest first, with who and when', async () => {
    await commit('2026-01-01', 'ana', flagFileText(two));
    await commit('2026-02-01', 'ben', flagFileText(changed));
    const revisions = await gitRevisions.of(folder(), FILE, 10);
    assert.deepEqual(
      revisions.map(({ by, at, text }) => [by, new Date(at).toISOString().slice(0, 10), text]),
      [
        ['ben', '2026-02-01', flagFileText(changed)],
        ['ana', '2026-01-01', flagFileText(two)],
      ],
    );
    assert.equal((await gitRevisions.of(folder(), FILE, 1)).length, 1);
  });

  it('is read for a folder below the repository', async () => {
    await commit('2026-01-01', 'ana', flagFileText(two));
    assert.equal((await gitRevisions.of(folder('flags'), 'production.flagd.json', 10)).length, 1);
  });

  it('is empty where there is no file, no commit and no repository', async () => {
    assert.deepEqual(await gitRevisions.of(folder(), FILE, 10), []);
    await commit('2026-01-01', 'ana', '{}');
    assert.deepEqual(await gitRevisions.of(folder(), 'other.json', 10), []);
    await rm(folder('.git'), { recursive: true });
    assert.deepEqual(await gitRevisions.of(folder(), FILE, 10), []);
  });

  async function changes(text: string) {
    const found = changesOf(FILE, text, await gitRevisions.of(folder(), FILE, 100));
    return Object.fromEntries(
      [...found].map(([key, { by, at }]) => [key, `${by} ${new Date(at).toISOString().slice(0, 10)}`]),
    );
  }

  it('tells when each flag last changed, whatever happened around it', async () => {
    await commit('2026-01-01', 'ana', flagFileText(two));
    await commit('2026-02-01', 'ben', flagFileText(changed));
    await commit('2026-03-01', 'cleo', JSON.stringify(JSON.parse(flagFileText(changed))));
    assert.deepEqual(await changes(flagFileText(changed)), {
      first: 'ana 2026-01-01',
      second: 'ben 2026-02-01',
    });
  });

  it('counts a change of an evaluator for the flags that use it, and for no other', async () => {
    const flags = { plain: {}, beta: { targeting: { if: [{ $ref: 'beta' }, 'on'] } } };
    const plan = (name: string) => ({ beta: { '==': [{ var: 'plan' }, name] } });
    await commit('2026-01-01', 'ana', flagFileText(flags, plan('beta')));
    await commit('2026-02-01', 'ben', flagFileText(flags, plan('gold')));
    await commit('2026-03-01', 'cleo', flagFileText(flags, { ...plan('gold'), unused: {} }));
    assert.deepEqual(await changes(flagFileText(flags, plan('gold'))), {
      plain: 'ana 2026-01-01',
      beta: 'ben 2026-02-01',
    });
  });

  it('takes a change that is not committed for one that has no date', async () => {
    await commit('2026-01-01', 'ana', flagFileText(two));
    assert.deepEqual(await changes(flagFileText(changed)), { first: 'ana 2026-01-01' });
  });

  it('counts a flag from its return after the file was gone or broken', async () => {
    await commit('2026-01-01', 'ana', flagFileText(two));
    await commit('2026-02-01', 'ben', undefined);
    await commit('2026-03-01', 'cleo', flagFileText(two));
    assert.equal((await changes(flagFileText(two)))['first'], 'cleo 2026-03-01');
    await commit('2026-04-01', 'dana', '{');
    await commit('2026-05-01', 'eli', flagFileText(two));
    assert.equal((await changes(flagFileText(two)))['first'], 'eli 2026-05-01');
  });
});
