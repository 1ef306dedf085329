import assert from 'node:assert/strict';
import type { Move } from '../../../../src/app/rollout/proposal.ts';
import type { Ladder } from '../../../../src/core/model/ladder.ts';
import { me, openRemote, type RemoteBench } from '../../../support/remoteBench.ts';
import { type Definition, definition, rule } from '../../../support/split/definitions.ts';
import { openShop, type Shop } from '../../../support/split/shop.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const half: Move = { to: 'stage', name: '50 %' };
const stages: Ladder = [
  { name: 'only me', population: { kind: 'me' }, gates: [] },
  { name: 'team', population: { kind: 'segment', name: 'team' }, gates: [] },
  { name: '1 ‰', population: { kind: 'share', share: 0.001 }, gates: [] },
  { name: '50 %', population: { kind: 'share', share: 0.5 }, gates: [] },
];

describe('walking a release on at Split', () => {
  const home = useTemporaryFolder();
  let shop: Shop;
  let bench: RemoteBench;

  beforeEach(async () => {
    shop = await openShop();
  });

  afterEach(() => shop.double.close());

  async function open(fields: Partial<Definition> = {}, ladder: Ladder = stages): Promise<void> {
    shop.double.define(shop.production, definition('flag', fields));
    shop.production.segments.set('team', ['ana', 'ben']);
    await again(ladder);
  }

  /** Another window. */
  async function again(ladder: Ladder = stages): Promise<void> {
    const { provider, double, clock } = shop;
    const where = { url: double.url, project: double.workspace.id, source: 'Production' };
    bench = await openRemote({ provider, ...where, home: home('journal'), clock, stages: ladder });
  }

  const native = () => shop.production.definitions.get('flag') ?? assert.fail();
  const walk = (move: Move) => bench.walk('flag', move);
  const writes = () => shop.double.seen.filter(({ method }) => method !== 'GET').map(({ method }) => method);

  async function refused(move: Move): Promise<string> {
    const answer = await bench.propose('flag', move);
    assert.ok(answer.outcome === 'refused', answer.outcome);
    return `${answer.why} ${answer.hint ?? ''}`;
  }

  it('names a segment of the ladder that no flag spoke of, and a share, and says what cannot be promised', async () => {
    await open();
    const { lastUpdateTime: _, ...before } = native();
    const answer = await bench.propose('flag', half);
    assert.ok(answer.outcome === 'proposal');
    assert.match(answer.cautions.join(), /does not show how it draws/);
    const { status, rollout } = await bench.app.rollouts.carryOut(answer);
    assert.equal(status, 'verified');
    assert.deepEqual(native().defaultRule, [
      { treatment: 'on', size: 50 },
      { treatment: 'off', size: 50 },
    ]);
    const matchers = native().rules.map(({ condition }) => condition.matchers[0]);
    assert.deepEqual(matchers, [
      { type: 'IN_LIST_STRING', strings: [me.key] },
      { type: 'IN_SEGMENT', string: 'team' },
    ]);
    await walk({ to: 'undo', id: rollout.id });
    const { lastUpdateTime: __, ...after } = native();
    assert.deepEqual(after, before);
  });

  it('turns the traffic allocation up where it alone is the share', async () => {
    await open({ trafficAllocation: 10, defaultRule: [{ treatment: 'on', size: 100 }] }, [
      { name: '10 %', population: { kind: 'share', share: 0.1 }, gates: [] },
      { name: '50 %', population: { kind: 'share', share: 0.5 }, gates: [] },
    ]);
    await walk({ to: 'next' });
    assert.equal(native().trafficAllocation, 50);
    assert.deepEqual(native().defaultRule, [{ treatment: 'on', size: 100 }]);
  });

  it('refuses what it has no words for, or what would reach others', async () => {
    await open();
    assert.match(await refused({ to: 'stage', name: '1 ‰' }), /whole percents/);
    await open({ trafficAllocation: 60, rules: [rule('on', { type: 'IN_SEGMENT', string: 'team' })] });
    assert.match(await refused({ to: 'stage', name: 'only me' }), /lets only 60% of everyone/);
    await open({ killed: true });
    assert.match(await refused(half), /killed|switched off/);
    await open({}, [{ name: 'nowhere', population: { kind: 'segment', name: 'nobody' }, gates: [] }]);
    assert.match(await refused({ to: 'next' }), /does not show who is in a segment "nobody"/);
  });

  it('takes one key out of a list, and a segment out of the individual targets, and puts them back', async () => {
    await open({
      treatments: [{ name: 'on', keys: ['cleo', 'dora'], segments: ['team'] }, { name: 'off' }],
    });
    const who = { kind: 'people', attribute: '$key', keys: ['cleo'] } as const;
    const first = await walk({ to: 'withdraw', from: { kind: 'population', who } });
    const team = { kind: 'segment', name: 'team' } as const;
    const second = await walk({ to: 'withdraw', from: { kind: 'population', who: team } });
    assert.deepEqual(native().treatments[0], { name: 'on', keys: ['dora'], segments: [] });
    await walk({ to: 'undo', id: second.rollout.id });
    await walk({ to: 'undo', id: first.rollout.id });
    assert.deepEqual(native().treatments[0], { name: 'on', keys: ['cleo', 'dora'], segments: ['team'] });
  });

  it('puts everybody back to their places who was targeted', async () => {
    const treatments = [{ name: 'on', keys: ['ben', 'ana', 'cleo'] }, { name: 'off' }];
    await open({ treatments });
    const { rollout } = await walk({ to: 'withdraw', from: { kind: 'everyone' } });
    assert.deepEqual(native().treatments[0]?.keys, []);
    await walk({ to: 'undo', id: rollout.id });
    assert.deepEqual(native().treatments, treatments);
  });

  it('is found in place, and sent once, where the answer was lost', async () => {
    await open();
    shop.double.dies = ({ method }) => method === 'PATCH';
    await assert.rejects(walk(half), /not known/);
    assert.deepEqual((await bench.told()).slice(-1), ['unknown']);
    shop.double.dies = () => false;
    await again();
    await bench.app.rollouts.sweep();
    assert.deepEqual((await bench.told()).slice(-1), ['verified']);
    assert.deepEqual(writes(), ['PATCH']);
  });

  it('is handed in where it has to be approved, and found once it is', async () => {
    await open();
    shop.production.approvals = true;
    assert.equal((await walk(half)).status, 'waiting');
    assert.deepEqual(native().rules, []);
    const [request] = shop.double.changeRequests.keys();
    shop.double.approve(request ?? '');
    await bench.app.rollouts.sweep();
    assert.deepEqual((await bench.told()).slice(-1), ['verified']);
  });

  it('takes a self-release out also where it is not known what I get from then on', async () => {
    await open({
      defaultRule: [
        { treatment: 'on', size: 50 },
        { treatment: 'off', size: 50 },
      ],
    });
    const { lastUpdateTime: _, ...before } = native();
    const { lease, status } = await bench.release({ key: 'flag' });
    assert.equal(status, 'verified');
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.ok('status' in ended && ended.status === 'ended', JSON.stringify(ended));
    const { lastUpdateTime: __, ...after } = native();
    assert.deepEqual(after, before);
  });
});
