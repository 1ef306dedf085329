import assert from 'node:assert/strict';
import type { Move } from '../../../../src/app/rollout/proposal.ts';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import {
  type ConfigJson,
  clauseJson,
  type FlagJson,
  ruleJson,
  segmentJson,
} from '../../../support/launchdarkly/objects.ts';
import { Shop } from '../../../support/launchdarkly/shop.ts';
import { me, openRemote, type RemoteBench } from '../../../support/remoteBench.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const PATCH = 'PATCH /api/v2/flags/shop/checkout';
const DRY = `${PATCH}?dryRun=true`;
const half: Move = { to: 'stage', name: '50 %' };

describe('walking a release on at LaunchDarkly', () => {
  const home = useTemporaryFolder();
  let shop: Shop;
  let bench: RemoteBench;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(() => shop.close());

  async function open(config: Partial<ConfigJson> = {}, fields: Partial<FlagJson> = {}): Promise<void> {
    shop.production.segments.push(
      segmentJson('beta', { included: ['ana'] }),
      segmentJson('staff', { included: ['ben'] }),
    );
    shop.add('checkout', config, fields);
    shop.add('other');
    await again();
  }

  /** Another window. */
  async function again(): Promise<void> {
    const { double, provider, clock } = shop;
    bench = await openRemote({ provider, url: double.url, project: 'shop', home: home('journal'), clock });
  }

  const native = () => shop.double.world.flag('checkout')?.environments['production'] ?? assert.fail();
  const walk = (move: Move) => bench.walk('checkout', move);
  const withdraw = (who: string) =>
    walk({
      to: 'withdraw',
      from: { kind: 'population', who: { kind: 'segment', name: who } },
    });

  async function refused(move: Move): Promise<string> {
    const answer = await bench.propose('checkout', move);
    assert.ok(answer.outcome === 'refused', answer.outcome);
    return `${answer.why} ${answer.hint ?? ''}`;
  }

  it('tries each step before it makes it, in one patch, and undoes it', async () => {
    await open();
    const before = structuredClone({ ...native(), version: 0, lastModified: 0 });
    const { status, rollout } = await walk(half);
    assert.equal(status, 'verified');
    assert.deepEqual(shop.writes, [DRY, PATCH]);
    assert.deepEqual(native().fallthrough.rollout?.variations, [
      { variation: 0, weight: 50_000 },
      { variation: 1, weight: 50_000 },
    ]);
    assert.deepEqual(
      native().rules.map(({ clauses, description }) => [
        clauses[0]?.attribute,
        clauses[0]?.values,
        description,
      ]),
      [['key', [me.key], 'release-lens rollout']],
    );
    await walk({ to: 'undo', id: rollout.id });
    assert.deepEqual({ ...native(), version: 0, lastModified: 0 }, before);
  });

  it('switches on what was off in the same patch, and off again', async () => {
    await open({ on: false, fallthrough: { variation: 0 } });
    const { rollout } = await walk({ to: 'stage', name: 'only me' });
    assert.deepEqual([native().on, native().fallthrough], [true, { variation: 1 }]);
    await walk({ to: 'undo', id: rollout.id });
    assert.deepEqual([native().on, native().fallthrough], [false, { variation: 0 }]);
  });

  it('does not bring back what was stored in it while somebody else has made use of its being on', async () => {
    await open({ on: false, fallthrough: { variation: 0 } });
    const { rollout } = await walk({ to: 'stage', name: 'only me' });
    const theirs = { kind: 'addTargets', variationId: 'checkout-yes', values: ['cleo'] };
    const flag = shop.double.world.flag('checkout') ?? assert.fail();
    shop.double.world.patch(flag, 'production', [theirs], shop.clock.now());
    await walk({ to: 'undo', id: rollout.id });
    assert.deepEqual([native().on, native().fallthrough, native().rules], [true, { variation: 1 }, []]);
    assert.deepEqual(shop.named('checkout'), { cleo: 0 });
  });

  it('changes nothing where LaunchDarkly would make something else of it', async () => {
    await open({
      fallthrough: {
        rollout: {
          variations: [
            { variation: 0, weight: 1000 },
            { variation: 1, weight: 99_000 },
          ],
        },
      },
    });
    shop.double.world.turnsWeights = true;
    await assert.rejects(walk(half), /something else .* Nothing was changed/);
    assert.deepEqual(shop.writes, [DRY]);
    assert.deepEqual((await bench.told()).slice(-1), ['failed']);
  });

  it('takes a segment back from the middle of the rules, and puts its rule where it was', async () => {
    const rule = (id: string, name: string) =>
      ruleJson({
        _id: id,
        description: `for ${name}`,
        clauses: [
          clauseJson('segmentMatch', 'segmentMatch', [name], { _id: `${id}-clause`, contextKind: '' }),
        ],
      });
    await open({ rules: [rule('one', 'beta'), rule('two', 'staff')] });
    const { rollout } = await withdraw('beta');
    assert.deepEqual(
      native().rules.map(({ description }) => description),
      ['for staff'],
    );
    await walk({ to: 'undo', id: rollout.id });
    assert.deepEqual(
      native().rules.map(({ description }) => description),
      ['for beta', 'for staff'],
    );
  });

  it('takes one segment out of a clause that names two, and one key out of a list', async () => {
    const clause = clauseJson('segmentMatch', 'segmentMatch', ['beta', 'staff'], {
      _id: 'clause',
      contextKind: '',
    });
    await open({
      rules: [ruleJson({ _id: 'one', clauses: [clause] })],
      targets: [{ contextKind: 'user', variation: 0, values: ['ana', 'ben'] }],
    });
    await withdraw('beta');
    assert.deepEqual(native().rules[0]?.clauses[0]?.values, ['staff']);
    const who = { kind: 'people', attribute: '$key', keys: ['ana'], of: 'user' } as const;
    const { rollout } = await walk({ to: 'withdraw', from: { kind: 'population', who } });
    assert.deepEqual(shop.named('checkout'), { ben: 0 });
    await walk({ to: 'undo', id: rollout.id });
    assert.deepEqual(shop.named('checkout'), { ana: 0, ben: 0 });
  });

  it('takes a self-release along with its date, and does not bring it back without one', async () => {
    await open();
    await bench.release({ key: 'checkout' });
    await walk({ to: 'stage', name: '5 %' });
    const { rollout } = await walk({ to: 'withdraw', from: { kind: 'everyone' } });
    assert.deepEqual([shop.named('checkout'), native().rules, shop.production.schedules], [{}, [], []]);
    assert.deepEqual(
      (await bench.app.selfReleases.reload()).map((state) => state.status),
      ['ended'],
    );
    await walk({ to: 'undo', id: rollout.id });
    assert.deepEqual(shop.named('checkout'), {});
    assert.deepEqual(native().rules.length, 1);
  });

  it('hears that somebody else has taken a self-release out', async () => {
    await open();
    await bench.release({ key: 'checkout' });
    const flag = shop.double.world.flag('checkout') ?? assert.fail();
    const out = { kind: 'removeTargets', variationId: 'checkout-yes', values: [me.key] };
    shop.double.world.patch(flag, 'production', [out], shop.clock.now());
    await bench.app.selfReleases.sweep();
    const [state] = await bench.app.selfReleases.reload();
    assert.deepEqual([state?.status, state?.note], ['ended', 'taken out of shop, and not from here']);
  });

  it('names me beside a self-release, which ends by itself', async () => {
    await open();
    const { lease } = await bench.release({ key: 'checkout' });
    await walk({ to: 'stage', name: '5 %' });
    await bench.app.selfReleases.end(lease.id);
    assert.deepEqual(shop.named('checkout'), {});
    assert.deepEqual(native().rules[0]?.clauses[0]?.values, [me.key]);
  });

  it('is found in place, and sent once, where the answer was lost', async () => {
    await open();
    shop.double.dies = (method, path) => method === 'PATCH' && !path.includes('dryRun');
    await assert.rejects(
      walk(half),
      (error) => error instanceof ProviderError && error.reason === 'unreachable',
    );
    assert.deepEqual((await bench.told()).slice(-1), ['unknown']);
    shop.double.dies = () => false;
    await again();
    await bench.app.rollouts.sweep();
    assert.deepEqual((await bench.told()).slice(-1), ['verified']);
    assert.deepEqual(shop.writes, [DRY, PATCH]);
  });

  it('tells the second of two people that the flag has moved on', async () => {
    await open();
    const mine = await bench.propose('checkout', half);
    assert.ok(mine.outcome === 'proposal');
    const theirs = { kind: 'updateFallthroughVariationOrRollout', variationId: 'checkout-yes' };
    const flag = shop.double.world.flag('checkout') ?? assert.fail();
    shop.double.world.patch(flag, 'production', [theirs], shop.clock.now());
    await assert.rejects(
      bench.app.rollouts.carryOut(mine),
      (error) => error instanceof ProviderError && error.reason === 'conflict',
    );
    assert.deepEqual(native().fallthrough, { variation: 0 });
    assert.deepEqual(shop.writes, []);
  });

  it('is handed in where it has to be approved, and found once it is', async () => {
    await open();
    shop.production.needsApproval = true;
    const { status, approval } = await walk(half);
    assert.equal(status, 'waiting');
    assert.match(approval?.link ?? '', /\/shop\/production\/features\/checkout\/approvals\//);
    assert.deepEqual(native().rules, []);
    await bench.app.rollouts.sweep();
    assert.deepEqual((await bench.told()).slice(-1), ['waiting']);
    const [request] = shop.double.world.approvals;
    shop.double.world.approve(request?.id ?? '', shop.clock.now());
    await bench.app.rollouts.sweep();
    assert.deepEqual((await bench.told()).slice(-1), ['verified']);
  });

  const draw = (type?: string) => ({
    rollout: {
      variations: [
        { variation: 0, weight: 10_000 },
        { variation: 1, weight: 90_000 },
      ],
      experimentAllocation: {
        defaultVariation: 1,
        canReshuffle: false,
        ...(type === undefined ? {} : { type }),
      },
    },
  });
  const page = /http.*\/shop\/production\/features\/checkout/;

  for (const [what, config, words] of [
    ['under a guarded rollout', { fallthrough: draw('measuredRollout') }, /guarded rollout/],
    ['in an experiment', { fallthrough: draw() }, /experiment/],
    ['behind a prerequisite', { prerequisites: [{ key: 'other', variation: 0 }] }, /needs other first/],
  ] as const)
    it(`leaves alone what is ${what}, and links to it`, async () => {
      await open(structuredClone(config) as Partial<ConfigJson>);
      const why = await refused(half);
      assert.match(why, words);
      assert.match(why, page);
      assert.deepEqual(shop.writes, []);
    });

  it('leaves alone what a release pipeline leads, and a migration', async () => {
    await open({}, { _purpose: 'migration' });
    assert.match(await refused(half), /migration/);
    shop.double.world.pipelines.set('checkout', 'Standard');
    assert.match(await refused(half), /release pipeline "Standard"/);
    assert.match(await refused(half), page);
  });

  it('shows who else leads it, and when it is to change by itself, which is said before a step', async () => {
    await open();
    const [soon, later] = [Date.now() + 60_000, Date.now() + 120_000];
    shop.double.world.scheduled.set('checkout', [later, soon]);
    const answer = await bench.propose('checkout', half);
    assert.ok(answer.outcome === 'proposal');
    assert.match(answer.cautions.join(), /^LaunchDarkly is to change it by itself: .*, and 1 more time\.$/);
    shop.double.world.pipelines.set('checkout', 'Standard');
    await bench.app.store.refresh(() => true, 'checkout');
    const state = bench.entry().snapshot?.flags.get('checkout');
    assert.deepEqual(state?.scheduled, [soon, later]);
    assert.match(state?.led ?? '', /^is led by the release pipeline "Standard"/);
  });

  it('says which flags depend on it', async () => {
    shop.add('payment', { prerequisites: [{ key: 'checkout', variation: 0 }] });
    await open();
    const answer = await bench.propose('checkout', half);
    assert.ok(answer.outcome === 'proposal');
    assert.deepEqual(answer.cautions, ['payment depends on it, and may change for the same people.']);
  });

  it('refuses what it would have to take from others', async () => {
    await open({ on: false, rules: [ruleJson({ clauses: [clauseJson('plan', 'in', ['beta'])] })] });
    assert.match(await refused(half), /is off .* wake rules/);
  });
});
