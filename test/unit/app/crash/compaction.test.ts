import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isOpen, leasesOf } from '../../../../src/core/model/lease.ts';
import { flagFileIn, journalIn, openLeases, repositoryIn } from '../../../support/leases/session.ts';
import { runMortal } from '../../../support/leases/spawn.ts';
import { flagFileText, me } from '../../../support/oneFlag.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const FOREIGN = '{"schema":2,"id":"of a newer version"}';

describe('a process killed while it compacts the journal', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();

  it('loses no lease that is open, no line it does not understand, and leaves nothing lying about', async () => {
    const { steps } = await runMortal(await prepare(folder('alive')), 'compact', 0);
    assert.ok(steps.includes('half of it was written') && steps.includes('fs.rename'), steps.join());
    for (const [at, step] of steps.entries()) {
      const home = await prepare(folder(`killed-${at}`));
      const { signal } = await runMortal(home, 'compact', at + 1);
      assert.equal(signal, 'SIGKILL', step);
      await judge(home, step);
    }
  });

  /** One release that stands, one that ended long ago, and a line of somebody else. */
  async function prepare(home: string): Promise<string> {
    await mkdir(repositoryIn(home), { recursive: true });
    await writeFile(flagFileIn(home), flagFileText({ flag: {} }));
    const { app, entry } = await openLeases(home);
    const proposal = await app.selfReleases.propose({ entry, key: 'flag', identity: me, hours: 8 });
    assert.ok(proposal.outcome === 'proposal');
    const { lease } = await app.selfReleases.release(proposal);
    const journal = journalIn(home);
    const old = { ...lease, id: 'old', key: 'other' };
    const lines = [
      JSON.stringify({ schema: 1, id: 'old', at: 1, status: 'planned', lease: old }),
      JSON.stringify({ schema: 1, id: 'old', at: 2, status: 'ended' }),
      FOREIGN,
    ];
    await writeFile(journal.file, `${lines.join('\n')}\n${await readFile(journal.file, 'utf8')}`);
    return home;
  }
});

async function judge(home: string, step: string): Promise<void> {
  const journal = journalIn(home);
  const lock = `${journal.file}.lock`;
  // As if its holder had been dead for long; a lock that was given back is not there.
  await utimes(lock, new Date(0), new Date(0)).catch(() => undefined);
  const leases = leasesOf(await journal.read());
  assert.deepEqual(
    leases.filter(isOpen).map(({ lease, status }) => [lease.key, status]),
    [['flag', 'verified']],
    step,
  );
  const { app } = await openLeases(home);
  assert.deepEqual(await app.selfReleases.sweep(), [], step);
  const text = await readFile(journal.file, 'utf8');
  assert.ok(text.startsWith(`${FOREIGN}\n`) && !text.includes('"old"'), `${step}: ${text}`);
  // The lock of the dead stays until the next writer takes it over.
  const left = (await readdir(path.dirname(journal.file))).filter((name) => !name.endsWith('.lock'));
  assert.deepEqual(left, [path.basename(journal.file)], step);
}
