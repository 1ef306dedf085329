import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FileJournal } from '../../../src/node/journal.ts';
import { runCli } from '../../support/cli.ts';

const DONE =
  '"done": { "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "on" }';
const OTHER = DONE.replace('"done"', '"other"');
const CODE = "export const page = (client) => client.getBooleanValue('done', false);\n";

describe('release-lens archive', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'release-lens-archive-'));
    folder = path.join(parent, 'shop');
    mkdirSync(folder);
    for (const name of ['production', 'staging']) write(`${name}.flagd.json`, flagsOf(DONE, OTHER));
  });

  afterEach(() => rm(parent, { recursive: true }));

  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const read = (name: string) => readFileSync(path.join(folder, `${name}.flagd.json`), 'utf8');
  const run = (...args: string[]) => runCli(path.join(parent, 'home'), folder, 'archive', 'done', ...args);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder });
  const commit = () => {
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'all');
  };

  it('takes the definition out of every environment, and tells the journal', async () => {
    const tried = (await run('--dry-run', '--json')).json();
    assert.deepEqual([tried.status, tried.acts.length], ['planned', 2]);
    assert.equal(read('production'), flagsOf(DONE, OTHER));
    const { code, stdout, stderr } = await run('--yes');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /done in production: everyone → archived/);
    assert.match(stdout, /done in staging: everyone → archived/);
    for (const name of ['production', 'staging']) assert.equal(read(name), flagsOf(OTHER));
    const told = await new FileJournal(path.join(parent, 'home')).read();
    assert.equal(told.filter(({ status }) => status === 'verified').length, 2);
  });

  it('is refused while the code here asks for it', async () => {
    write('page.ts', CODE);
    const { code, stdout } = await run('--yes');
    assert.equal(code, 1);
    assert.match(stdout, /done is still used in 1 place here\. Nothing was changed\./);
    assert.equal(read('production'), flagsOf(DONE, OTHER));
  });

  it('is refused while the default branch has it, unless that is waived', async () => {
    write('page.ts', CODE);
    commit();
    write('page.ts', 'export const page = () => true;\n');
    const refused = await run('--yes');
    assert.equal(refused.code, 1);
    assert.match(refused.stdout, /main still has done in page\.ts/);
    assert.equal(read('production'), flagsOf(DONE, OTHER));
    assert.equal((await run('--yes', '--even-so')).code, 0);
    assert.equal(read('production'), flagsOf(OTHER));
  });

  it('is refused where not everybody gets the same', async () => {
    const targeting = '"targeting": { "if": [{ "==": [{ "var": "plan" }, "beta"] }, "off"] }';
    write('production.flagd.json', flagsOf(DONE.replace(/ }$/, `, ${targeting} }`), OTHER));
    const before = read('production');
    const { code, stdout } = await run('--yes');
    assert.equal(code, 1, stdout);
    assert.match(stdout, /In production not everybody gets the same of done\./);
    assert.equal(read('production'), before);
  });

  it('is refused where releases are forbidden', async () => {
    write('release-lens.json', '{ "selfRelease": { "forbid": { "flags": ["do*"] } } }');
    const { code, stdout } = await run('--yes');
    assert.equal(code, 1, stdout);
    assert.match(stdout, /In this project releases of done are forbidden/);
  });
});

function flagsOf(...flags: readonly string[]): string {
  return `{\n  "flags": {\n${flags.map((each) => `    ${each}`).join(',\n')}\n  }\n}\n`;
}
