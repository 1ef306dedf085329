import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareDemo, runCli } from '../../support/cli.ts';

describe('a rollout from the command line', () => {
  let parent: string;
  let folder: string;
  let flagFile: string;

  before(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'release-lens-cli-'));
    ({ folder, flagFile } = await prepareDemo(path.join(parent, 'shop')));
  });

  after(() => rm(parent, { recursive: true }));

  const run = (...args: string[]) => runCli(path.join(parent, 'home'), folder, ...args);
  const flags = () => readFile(flagFile, 'utf8');

  it('is walked on, shown, taken back from one population, and undone to the letter', async () => {
    const original = await flags();
    const planned = await run('rollout', 'new-checkout', '--to', '5%', '--dry-run', '--json');
    assert.equal(planned.json().status, 'planned');
    assert.match(planned.json().change, /\["on", 5\], \["off", 95\]/);
    assert.equal(await flags(), original);

    const nobodyThere = await run('rollout', 'new-checkout', '--next');
    assert.equal(nobodyThere.code, 2, nobodyThere.stderr);
    assert.equal(await flags(), original);

    const walked = await run('rollout', 'new-checkout', '--to', '5%', '--yes', '--json');
    assert.deepEqual(
      [walked.code, walked.json().from, walked.json().to, walked.json().status],
      [0, 'nobody', '5 %', 'verified'],
    );
    assert.match(walked.json().blastRadius, /5% of everyone except .* get on; nobody loses it$/);

    const { stages, at, next, history, gates } = (await run('rollout', 'new-checkout', '--json')).json();
    assert.deepEqual([at, next, history.length], ['5 %', '25 %', 1]);
    assert.deepEqual(
      stages.map(({ name, where }: { name: string; where: string }) => `${name}: ${where}`).slice(-3),
      ['beta testers: passed', 'internal: passed', 'only me: passed'],
    );
    const text = (await run('rollout', 'new-checkout', '--note', 'guests wait long')).stdout;
    assert.match(text, /new-checkout → on in production: at 5 %/);
    assert.match(text, /^→ ◑ 5 % .*gates: errors$/m);
    // No Prometheus answers there: that is told, and is not healthy.
    assert.match(text, /^\? errors: can't tell: Prometheus .*/m);
    assert.match(text, /^How many people met it can't be told: Prometheus .*/m);
    assert.match(text, /nobody → 5 %: .*: guests wait long$/m);
    assert.deepEqual(
      gates.map(({ name, is }: { name: string; is: string }) => [name, is]),
      [['errors', 'cannot tell']],
    );

    const taken = await run('un-release', 'new-checkout', '--from', 'betaTesters', '--yes', '--json');
    assert.deepEqual([taken.code, taken.json().to], [0, 'without beta testers']);
    assert.equal((await run('rollout', 'new-checkout', '--undo', '--yes')).code, 0);
    assert.equal((await run('rollout', 'new-checkout', '--undo', '--yes')).code, 0);
    assert.equal(await flags(), original);
  });

  it('says whom it is released to where somebody else is named', async () => {
    const { code, stderr } = await run('un-release', 'gift-cards', '--from', 'nobody-there', '--yes');
    assert.equal(code, 2);
    assert.match(stderr, /It is released to: 2 people/);
  });

  it('refuses what is switched off', async () => {
    const { code, stdout } = await run('rollout', 'search-suggestions', '--next', '--yes');
    assert.equal(code, 1);
    assert.match(stdout, /switched off/);
  });
});
