import assert from 'node:assert/strict';
import type { Ladder } from '../../../../src/core/model/ladder.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { servedByFlagd } from '../../../support/leases/servedByFlagd.ts';
import { type FlagFields, flagFileText, keyIn, me, percent } from '../../../support/oneFlag.ts';
import { PEOPLE, proposal, proposeMove, refusal, walk } from '../../../support/rollout.ts';
import { type Bench, openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const INTERNAL: Ladder = [
  { name: 'only me', population: { kind: 'me' }, gates: [] },
  { name: 'team', gates: [] },
  { name: 'internal', population: { kind: 'segment', name: 'internal' }, gates: [] },
  { name: '5 %', population: { kind: 'share', share: 0.05 }, gates: [] },
  { name: '50 %', population: { kind: 'share', share: 0.5 }, soakHours: 24, gates: [] },
  { name: 'everyone', population: { kind: 'everyone' }, gates: [], by: ['*@release.example'] },
];

describe('walking a release on', () => {
  const folder = useTemporaryFolder();
  const clock = new FakeClock(Date.now());

  const open = (flag: FlagFields, stages: Ladder = INTERNAL): Promise<Bench> =>
    openBench({
      folder: folder(),
      clock,
      files: { 'production.flagd.json': flagFileText({ other: {}, flag, last: {} }) },
      terms: { stages },
    });

  async function having(bench: Bench): Promise<ReadonlySet<string>> {
    const served = servedByFlagd(await bench.text(), 'flag');
    return new Set([...PEOPLE, me].filter(({ key }) => served(key) === 'on').map(({ key }) => key));
  }

  it('goes stage by stage to everyone, and nobody loses it on the way', async () => {
    const bench = await open({});
    const stages: string[] = [];
    let before = await having(bench);
    for (let at = 0; at < 4; at += 1) {
      const { status, rollout } = await walk(bench, { to: 'next' });
      assert.equal(status, 'verified');
      stages.push(`${rollout.from} → ${rollout.to}: ${rollout.announced}`);
      const now = await having(bench);
      for (const key of before) assert.ok(now.has(key), key);
      before = now;
    }
    assert.deepEqual(stages, [
      'nobody → only me: you get on; nobody loses it',
      'only me → internal: internal except you gets on; nobody loses it',
      'internal → 5 %: 5% of everyone except you and internal get on; nobody loses it',
      '5 % → 50 %: 45% more of everyone except you and internal get on; nobody loses it',
    ]);
    assert.match(await refusal(bench, { to: 'next' }), /"everyone" is to be taken by \*@release.example/);
  });

  it('comes back the same way, and takes it from those above alone', async () => {
    const bench = await open({});
    const text = await bench.text();
    for (let at = 0; at < 3; at += 1) await walk(bench, { to: 'next' });
    assert.ok((await having(bench)).size > 10);
    await walk(bench, { to: 'previous' });
    assert.deepEqual([...(await having(bench))], [me.key]);
    await walk(bench, { to: 'stage', name: 'only me' });
    await walk(bench, { to: 'previous' });
    assert.deepEqual([...(await having(bench))], []);
    assert.match(await refusal(bench, { to: 'previous' }), /released to nobody/);
    assert.notEqual(await bench.text(), text, 'the draw stays, so that the same people come first again');
  });

  it('takes any step back to the letter', async () => {
    const bench = await open({ targeting: { if: [keyIn('ana'), 'on', percent(1)] } });
    const texts = [await bench.text()];
    const ids: string[] = [];
    for (const name of ['internal', '50%']) {
      ids.push((await walk(bench, { to: 'stage', name })).rollout.id);
      texts.push(await bench.text());
    }
    for (const id of ids.reverse()) {
      assert.equal(await bench.text(), texts.pop());
      await walk(bench, { to: 'undo', id });
    }
    assert.equal(await bench.text(), texts.pop());
    const states = bench.app.rollouts.history(bench.entry(), 'flag');
    assert.deepEqual(
      states.map(({ undone }) => undone),
      [true, true, undefined, undefined],
    );
  });

  it('keeps what a colleague did meanwhile when a step is taken back', async () => {
    const bench = await open({ targeting: { if: [keyIn('ana'), 'on', percent(1)] } });
    const { rollout } = await walk(bench, { to: 'stage', name: '50 %' });
    const text = await bench.text();
    await bench.write(text.replace('"ana"', '"ana", "ben"'));
    await walk(bench, { to: 'undo', id: rollout.id });
    const served = servedByFlagd(await bench.text(), 'flag');
    assert.equal(served('ben'), 'on');
    assert.equal(served(me.key), 'off');
    assert.ok((await having(bench)).size < 20);
  });

  it('refuses to take back a share that was changed again since', async () => {
    const bench = await open({ targeting: percent(1) });
    const { rollout } = await walk(bench, { to: 'stage', name: '5 %' });
    await bench.write((await bench.text()).replace(/\b5\b/, '7').replace(/\b95\b/, '93'));
    assert.match(await refusal(bench, { to: 'undo', id: rollout.id }), /changed again since/);
  });

  it('says that a stage is left before its time, and asks nothing of one that is new', async () => {
    const bench = await open(
      {},
      INTERNAL.slice(0, 5).concat({ name: 'all', population: { kind: 'everyone' }, gates: [] }),
    );
    assert.deepEqual((await proposal(bench, { to: 'stage', name: '50 %' })).cautions, []);
    await walk(bench, { to: 'stage', name: '50 %' });
    clock.advance(3 * 3_600_000);
    assert.deepEqual((await proposal(bench, { to: 'next' })).cautions, [
      'It has been at "50 %" for 3 h of the 24 h it is to stay there.',
    ]);
    clock.advance(21 * 3_600_000);
    assert.deepEqual((await proposal(bench, { to: 'next' })).cautions, []);
  });

  it('keeps what was learned at a stage, and since when it is there, in words that the last one says', async () => {
    const bench = await open({});
    await walk(bench, { to: 'next' });
    const { rollouts } = bench.app;
    const history = () => rollouts.history(bench.entry(), 'flag');
    const [before = assert.fail()] = history();
    await rollouts.remark(before.rollout.id, ' pages are slow ');
    await rollouts.remark(before.rollout.id, 'pages are slow for guests');
    assert.deepEqual(history(), [{ ...before, remark: 'pages are slow for guests' }]);
    await walk(bench, { to: 'next' });
    await rollouts.reload();
    assert.deepEqual(
      history().map(({ remark }) => remark),
      ['pages are slow for guests', undefined],
    );
    await assert.rejects(rollouts.remark('nobody', 'x'), /does not know a change nobody/);
  });

  it('knows where it stands whoever made the change', async () => {
    const bench = await open({ targeting: { if: [{ $ref: 'internal' }, 'on', percent(7)] } });
    const { from, standing } = await proposal(bench, { to: 'next' });
    assert.equal(from, '5 % (7%)');
    assert.deepEqual(
      standing.stages.map(({ status }) => status),
      ['not reached', 'not set up', 'reached', 'reached', 'not reached', 'not reached'],
    );
  });

  it('takes it back from one of several, from everyone but me, and from everyone', async () => {
    const targeting = { if: [keyIn('ana', 'ben'), 'on', { $ref: 'betaTesters' }, 'on', percent(5)] };
    const bench = await open({ targeting });
    const ana = { kind: 'people', attribute: '$key', keys: ['ana'] } as const;
    await walk(bench, { to: 'withdraw', from: { kind: 'population', who: ana } });
    const served = servedByFlagd(await bench.text(), 'flag');
    assert.deepEqual(
      ['ana', 'ben'].map((key) => served(key)),
      ['off', 'on'],
    );
    await walk(bench, { to: 'withdraw', from: { kind: 'everyone but me' } });
    assert.deepEqual([...(await having(bench))], [me.key]);
    await walk(bench, { to: 'withdraw', from: { kind: 'everyone' } });
    assert.deepEqual([...(await having(bench))], []);
  });

  it('leaves the conditions of others their say', async () => {
    const held = { if: [{ '==': [{ var: 'country' }, 'DE'] }, 'off'] };
    const bench = await open(
      { targeting: held },
      INTERNAL.slice(0, 4).concat({ name: 'all', population: { kind: 'everyone' }, gates: [] }),
    );
    await walk(bench, { to: 'stage', name: 'all' });
    const served = servedByFlagd(await bench.text(), 'flag');
    assert.equal(served('x', { country: 'DE' }), 'off');
    assert.equal(served('x', { country: 'FR' }), 'on');
  });

  const refusals: readonly (readonly [string, FlagFields, RegExp])[] = [
    ['is switched off', { state: 'DISABLED' }, /switched off/],
    ['is not understood', { targeting: { if: [{ foo: [1] }, 'on'] } }, /cannot be told who gets it/],
    [
      'is decided by an evaluator',
      { targeting: { if: [keyIn('ana'), 'on', { $ref: 'internal' }] } },
      /cannot be told|no share/,
    ],
    ['gives the default in the code', { defaultVariant: null }, /default in their code/],
  ];
  for (const [title, fields, why] of refusals) {
    it(`refuses, and changes nothing, where a flag ${title}`, async () => {
      const bench = await open(fields);
      const text = await bench.text();
      assert.match(await refusal(bench, { to: 'stage', name: '5 %' }), why);
      assert.equal(await bench.text(), text);
    });
  }

  it('names what there is instead of a stage that is not there, or not set up', async () => {
    const bench = await open({});
    assert.match(await refusal(bench, { to: 'stage', name: '7 %' }), /There are: only me, team/);
    assert.match(await refusal(bench, { to: 'stage', name: 'team' }), /not set up/);
  });

  it('says so where it already is there', async () => {
    const bench = await open({});
    await walk(bench, { to: 'next' });
    const answer = await proposeMove(bench, { to: 'stage', name: 'only me' });
    assert.equal(answer.outcome, 'already');
  });

  it('ends the self-releases that it takes along, and undoing brings them back', async () => {
    const bench = await open({ targeting: { if: [keyIn('ana'), 'on', percent(5)] } });
    await bench.release();
    const leases = async () =>
      (await bench.app.selfReleases.reload()).map(({ status, note }) => [status, note]);
    const { rollout } = await walk(bench, { to: 'withdraw', from: { kind: 'everyone' } });
    assert.deepEqual(await leases(), [['ended', 'taken back together with the wider release']]);
    await bench.app.selfReleases.sweep();
    await walk(bench, { to: 'undo', id: rollout.id });
    assert.equal((await leases())[0]?.[0], 'verified');
    await bench.app.selfReleases.sweep();
    const [back] = bench.app.selfReleases.open;
    await bench.app.selfReleases.end(back?.lease.id ?? '');
    assert.ok(!(await having(bench)).has(me.key));
  });

  it('leaves a self-release to whoever made it', async () => {
    const bench = await open({});
    const { lease } = await bench.release();
    assert.equal((await proposal(bench, { to: 'next' })).from, 'only me');
    assert.match(await refusal(bench, { to: 'previous' }), /ends by itself.*End it first/);
    await walk(bench, { to: 'next' });
    await bench.app.selfReleases.end(lease.id);
    assert.deepEqual([...(await having(bench))], [me.key], 'the stage of only me is under that of internal');
  });
});
