import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isUnsettled, rolloutsOf } from '../../../../src/core/model/rollout.ts';
import { flagFileIn, journalIn, openLeases, repositoryIn } from '../../../support/leases/session.ts';
import { runMortal } from '../../../support/leases/spawn.ts';
import { flagFileText, keyIn, me, percent } from '../../../support/oneFlag.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const original = flagFileText({ flag: { targeting: { if: [keyIn('ana'), 'on', percent(5)] } }, other: {} });

describe('a process killed while it walks a release on', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();

  async function prepare(name: string): Promise<string> {
    const home = folder(name);
    await mkdir(repositoryIn(home), { recursive: true });
    await writeFile(flagFileIn(home), original);
    return home;
  }

  it('leaves nothing that a restart does not tell as it is and can take back, at every step', async () => {
    const { steps } = await runMortal(await prepare('alive'), 'walk', 0);
    assert.ok(steps.length >= 6, steps.join());
    for (const [at, step] of steps.entries()) {
      const home = await prepare(`dead-${at}`);
      const { signal } = await runMortal(home, 'walk', at + 1);
      assert.equal(signal, 'SIGKILL', step);
      const { app, entry } = await openLeases(home);
      await app.rollouts.sweep();
      const states = rolloutsOf(await journalIn(home).read());
      const text = await readFile(flagFileIn(home), 'utf8');
      assert.deepEqual(states.filter(isUnsettled), [], step);
      const made = states.filter(({ status }) => status === 'applied' || status === 'verified');
      assert.equal(made.length, text === original ? 0 : 1, `${step}: ${states.map(({ status }) => status)}`);
      const [done] = made;
      if (done === undefined) continue;
      const move = { to: 'undo', id: done.rollout.id } as const;
      const proposal = await app.rollouts.propose({ entry, key: 'flag', identity: me, move });
      assert.ok(proposal.outcome === 'proposal', step);
      await app.rollouts.carryOut(proposal);
      assert.equal(await readFile(flagFileIn(home), 'utf8'), original, step);
    }
  });
});
