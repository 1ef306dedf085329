import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { STRANGER } from '../../../../src/core/model/identity.ts';
import type { LeaseState } from '../../../../src/core/model/lease.ts';
import { leasesOf } from '../../../../src/core/model/lease.ts';
import { servedByFlagd } from '../../../support/leases/servedByFlagd.ts';
import { flagFileIn, journalIn, openLeases, repositoryIn } from '../../../support/leases/session.ts';
import { type Death, runMortal } from '../../../support/leases/spawn.ts';
import { flagFileText, keyIn, me, percent } from '../../../support/oneFlag.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

/** Ana is individually targeted, and so am I, by somebody else; the others share. */
const original = flagFileText({
  flag: { targeting: { if: [keyIn('ana'), 'on', keyIn(me.key, 'ben'), 'off', percent(50)] } },
  other: {},
});
const OTHERS = ['ana', 'ben', 'cleo', 'dave', STRANGER.key];
const AT_ONCE = 3;

const TASKS = ['release', 'extend', 'end'] as const;
type Task = (typeof TASKS)[number];

/** What a restart found after a death at one step, and what was left when the person un-released. */
interface Aftermath extends Death {
  readonly open: readonly LeaseState[];
  readonly statuses: readonly string[];
  readonly swept: string;
  readonly ended: string;
}

describe('a process killed on its way', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();

  it('through release, extend and end leaves nothing that a restart does not put right, at every step', async () => {
    const deaths: { readonly home: string; readonly death: Death; readonly when: string }[] = [];
    for (const task of TASKS) {
      const { steps } = await runMortal(await prepare(folder(task), task), task, 0);
      assert.ok(steps.length >= 6, steps.join());
      const died = await inTurns(steps, async (step, at) => {
        const home = await prepare(folder(`${task}-${at}`), task);
        const death = await runMortal(home, task, at + 1);
        return { home, death, when: `${task}, after: ${step}` };
      });
      deaths.push(...died);
    }
    // All at once: each of them only waits for the lock of the dead.
    const all = await Promise.all(deaths.map(({ home, death }) => restart(home, death)));
    for (const [at, aftermath] of all.entries()) judge(aftermath, deaths[at]?.when ?? '');
  });
});

/** A folder in which `task` is what comes next. */
async function prepare(home: string, task: Task): Promise<string> {
  await mkdir(repositoryIn(home), { recursive: true });
  await writeFile(flagFileIn(home), original);
  if (task !== 'release') {
    const { app, entry } = await openLeases(home);
    const proposal = await app.selfReleases.propose({ entry, key: 'flag', identity: me, hours: 8 });
    assert.equal(proposal.outcome, 'proposal');
    await app.selfReleases.release(proposal);
  }
  return home;
}

async function restart(home: string, death: Death): Promise<Aftermath> {
  const { app } = await openLeases(home);
  await app.selfReleases.sweep();
  await app.selfReleases.sweep();
  const { open } = app.selfReleases;
  const swept = await readFile(flagFileIn(home), 'utf8');
  const states = leasesOf(await journalIn(home).read());
  for (const { lease } of open) await app.selfReleases.end(lease.id);
  return {
    ...death,
    open,
    statuses: states.map(({ status }) => status),
    swept,
    ended: await readFile(flagFileIn(home), 'utf8'),
  };
}

function judge({ open, statuses, swept, ended, signal }: Aftermath, when: string): void {
  assert.equal(signal, 'SIGKILL', when);
  const served = servedByFlagd(swept, 'flag');
  const before = servedByFlagd(original, 'flag');
  for (const who of OTHERS) assert.equal(served(who), before(who), `${who}, ${when}`);
  if (swept === original) {
    assert.deepEqual(open, [], `the journal knows a release that is not there, ${when}: ${statuses}`);
  } else {
    assert.equal(open.length, 1, `one release, one lease, ${when}: ${statuses}`);
    assert.equal(swept.split('$flagd.timestamp').length, 2, `one rule of mine, ${when}`);
    assert.ok(swept.includes(String((open[0]?.lease.expiresAt ?? 0) / 1000)), `it is the one known, ${when}`);
    assert.equal(served(me.key), 'on', when);
  }
  assert.equal(ended, original, when);
}

async function inTurns<T, R>(items: readonly T[], work: (item: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const turn = items.slice(at, at + AT_ONCE);
    results.push(...(await Promise.all(turn.map((item, within) => work(item, at + within)))));
  }
  return results;
}
