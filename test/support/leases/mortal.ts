import type { LeaseState } from '../../../src/core/model/lease.ts';
import { DiskFiles } from '../../../src/node/files.ts';
import { me } from '../oneFlag.ts';
import { dyingFiles, dyingJournal } from './dyingPorts.ts';
import { Fate } from './fate.ts';
import { mortalWrites } from './mortalWrites.ts';
import { journalIn, openLeases } from './session.ts';

/** A process of its own that releases, extends, ends or walks on `flag`, or compacts the journal, and dies on the way if it is told to. */
async function run(folder: string, task: string, fatal: number): Promise<void> {
  const fate = new Fate(fatal, (step) => process.stdout.write(`${step}\n`));
  const journal = dyingJournal(journalIn(folder), fate);
  const { app, entry } = await openLeases(folder, { journal, files: dyingFiles(new DiskFiles(), fate) });
  if (task === 'compact') {
    mortalWrites(fate);
    await app.selfReleases.sweep();
  } else if (task === 'end') {
    await app.selfReleases.reload();
    for (const { lease } of app.selfReleases.open) await app.selfReleases.end(lease.id);
  } else if (task === 'walk') {
    const move = { to: 'stage', name: '25 %' } as const;
    const proposal = await app.rollouts.propose({ entry, key: 'flag', identity: me, move });
    if (proposal.outcome !== 'proposal') throw new Error(proposal.why);
    await app.rollouts.carryOut(proposal);
  } else {
    await release(task === 'extend' ? 16 : 8);
  }

  async function release(hours: number): Promise<LeaseState> {
    const proposal = await app.selfReleases.propose({ entry, key: 'flag', identity: me, hours });
    if (proposal.outcome !== 'proposal') throw new Error(proposal.why);
    return app.selfReleases.release(proposal);
  }
}

const [, , folder = '', task = '', fatal = '0'] = process.argv;
run(folder, task, Number(fatal)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
