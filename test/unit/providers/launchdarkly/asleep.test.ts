import assert from 'node:assert/strict';
import { blastRadius } from '../../../../src/core/exposure/blastRadius.ts';
import { isRefusal } from '../../../../src/core/ports/provider.ts';
import {
  type ConfigJson,
  clauseJson,
  type FlagJson,
  ruleJson,
} from '../../../support/launchdarkly/objects.ts';
import { ana, made, NOW, Shop, UNTIL } from '../../../support/launchdarkly/shop.ts';

const PATCH = 'PATCH /api/v2/flags/shop/checkout';
const DATE = `${PATCH}/expiring-targets/production`;

describe('a self-release at LaunchDarkly of a flag that is off', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(() => shop.close());

  const target = (variation: number, ...values: string[]) => ({ contextKind: 'user', variation, values });

  const stored: Partial<ConfigJson> = {
    on: false,
    targets: [target(0, 'ben', 'cleo')],
    contextTargets: [target(0)],
    rules: [
      ruleJson({ _id: 'beta', clauses: [clauseJson('plan', 'in', ['beta'])] }),
      ruleJson({ _id: 'no', variation: 1, clauses: [clauseJson('plan', 'in', ['free'])] }),
      ruleJson({ _id: 'old', disabled: true }),
    ],
    fallthrough: { variation: 0 },
  };
  const configOf = (key: string) => {
    const {
      version: _,
      lastModified: __,
      ...config
    } = shop.double.world.flag(key)?.environments['production'] ?? assert.fail();
    return structuredClone(config);
  };
  const edit = (kind: string, more: object = {}) =>
    shop.double.world.patch(
      shop.double.world.flag('checkout') ?? assert.fail(),
      'production',
      [{ kind, ...more }],
      NOW,
    );

  it('is on for me alone where it was off and stores more for others, and off again to the letter', async () => {
    shop.add('checkout', stored);
    const was = configOf('checkout');
    const before = await shop.read();
    const plan = made(await shop.wish('checkout'));
    const radius = blastRadius(before, plan.after, 'checkout', ana, (snapshot, key, who) =>
      shop.provider.evaluate(snapshot, key, who),
    );
    assert.equal(radius.reach, 'only me');
    await shop.provider.apply(shop.place(), plan, '');
    const { on, fallthrough, rules } = configOf('checkout');
    assert.deepEqual(
      [on, fallthrough, rules.map((rule) => rule.variation)],
      [true, { variation: 1 }, [1, 1, 0]],
    );
    assert.deepEqual(shop.named('checkout'), { ana: 0 });
    await shop.end('checkout', plan);
    assert.deepEqual(configOf('checkout'), was);
    assert.deepEqual(shop.writes, [PATCH, DATE, PATCH, DATE]);
  });

  it('is put back also after LaunchDarkly has taken me out of it', async () => {
    shop.add('checkout', stored);
    const was = configOf('checkout');
    const { plan } = await shop.release('checkout');
    shop.double.world.expire(UNTIL);
    assert.deepEqual(shop.named('checkout'), {});
    shop.clock.advance(3_600_000);
    await shop.end('checkout', plan);
    assert.deepEqual(configOf('checkout'), was);
    assert.equal(await shop.undo('checkout', plan), undefined, 'nothing of it is left');
  });

  it('is put back also after somebody switched it off, who then changed what it stores', async () => {
    shop.add('checkout', stored);
    const { plan } = await shop.release('checkout');
    edit('turnFlagOff');
    edit('addTargets', { contextKind: 'user', variationId: 'checkout-no', values: ['ben'] });
    await shop.end('checkout', plan);
    assert.deepEqual(configOf('checkout').fallthrough, { variation: 0 });
    assert.deepEqual(shop.named('checkout'), { ben: 1, cleo: 0 });
  });

  it('stays on, with no more than I was given taken out, where somebody has since released it further', async () => {
    shop.add('checkout', stored);
    const { plan } = await shop.release('checkout');
    edit('updateRuleVariationOrRollout', { ruleId: 'beta', variationId: 'checkout-yes' });
    const undo = (await shop.undo('checkout', plan)) ?? assert.fail();
    assert.match(undo.cautions?.join() ?? '', /stays on/);
    await shop.provider.apply(shop.place(), undo, '');
    const { on, fallthrough, rules } = configOf('checkout');
    assert.deepEqual([on, fallthrough, rules[0]?.variation], [true, { variation: 1 }, 0]);
    assert.deepEqual(shop.named('checkout'), {});
  });

  it('is nothing of it where it was never written', async () => {
    shop.add('checkout', stored);
    const plan = made(await shop.wish('checkout'));
    edit('updateFallthroughVariationOrRollout', { variationId: 'checkout-no' });
    assert.equal(await shop.undo('checkout', plan), undefined);
  });

  it('is extended by a new date alone also where more is stored', async () => {
    shop.add('checkout', stored);
    const { plan } = await shop.release('checkout');
    const undone = (await shop.undo('checkout', plan)) ?? assert.fail();
    const wish = { key: 'checkout', variation: 'true', identity: ana, until: UNTIL / 1000 + 60 };
    const again = made(shop.provider.planSelfRelease(undone.after, wish));
    const steps = [...undone.steps, ...again.steps];
    await shop.provider.apply(shop.place(), { ...again, before: undone.before, steps }, 'longer');
    assert.deepEqual(shop.writes, [PATCH, DATE, DATE]);
    await shop.end('checkout', again);
    assert.deepEqual(configOf('checkout').fallthrough, { variation: 0 });
  });

  const half = {
    rollout: {
      variations: [0, 1].map((variation) => ({ variation, weight: 50_000 })),
      bucketBy: 'key',
      contextKind: 'user',
    },
  };

  it('puts a share aside only where LaunchDarkly would make the same of it again', async () => {
    shop.add('checkout', { on: false, fallthrough: half });
    const was = configOf('checkout');
    const { plan } = await shop.release('checkout');
    assert.deepEqual(configOf('checkout').fallthrough, { variation: 1 });
    await shop.end('checkout', plan);
    assert.deepEqual(configOf('checkout'), was);
    shop.double.world.turnsWeights = true;
    await assert.rejects(shop.release('checkout'), /would order its shares anew. Nothing was changed/);
    const tried = `${PATCH}?dryRun=true`;
    assert.deepEqual(shop.writes, [tried, PATCH, DATE, PATCH, DATE, tried]);
    assert.deepEqual(configOf('checkout'), was);
    shop.double.world.turnsWeights = false;
    shop.production.needsApproval = true;
    await assert.rejects(shop.release('checkout'), /has to be approved/);
    assert.deepEqual(shop.double.world.approvals, []);
  });

  const sleepers: Readonly<Record<string, [Partial<ConfigJson>, Partial<FlagJson>?]>> = {
    'switching it on would also reach 2 individual targets, 2 rules, everybody whom no rule reaches, and the default in the code, which it serves while it is off, cannot be served while it is on.':
      [{ ...stored, offVariation: undefined as never }],
    'switching it on would also reach everybody whom no rule reaches, and it is drawn by an experiment of LaunchDarkly.':
      [
        {
          fallthrough: {
            rollout: { ...half.rollout, experimentAllocation: { defaultVariation: 0, canReshuffle: false } },
          },
        },
      ],
    'switching it on would also reach everybody whom no rule reaches, and some are drawn by a seed, which no change from here would keep.':
      [{ fallthrough: { rollout: { ...half.rollout, seed: 7 } } }],
    'switching it on would also reach everybody whom no rule reaches, and it is a migration, which has stages of its own.':
      [{ fallthrough: { variation: 0 } }, { _purpose: 'migration' }],
    'switching it on would also reach 501 individual targets, and no more than 500 individual targets are put aside and back.':
      [{ targets: [target(0, ...Array.from({ length: 501 }, (_, at) => `person-${at}`))] }],
  };
  for (const [words, [config, fields]] of Object.entries(sleepers)) {
    it(`refuses: ${words}`, async () => {
      shop.add('checkout', { ...config, on: false }, fields);
      const answer = await shop.wish('checkout');
      assert.equal(isRefusal(answer) && answer.refused, `checkout is off in production; ${words}`);
    });
  }

  it('refuses to put somebody aside whom LaunchDarkly is to take out at a time', async () => {
    const flag = shop.add('checkout', { on: false, targets: [target(0, 'ben')] });
    const dated = { variationId: 'checkout-yes', contextKind: 'user', contextKey: 'ben', value: UNTIL };
    shop.double.world.schedule(flag, shop.production, { kind: 'addExpiringTarget', ...dated });
    const before = (await shop.provider.readFlag?.(shop.place(), 'checkout')) ?? assert.fail();
    const wish = { key: 'checkout', variation: 'true', identity: ana, until: UNTIL / 1000 };
    const answer = shop.provider.planSelfRelease(before, wish);
    assert.match(isRefusal(answer) ? answer.refused : '', /out at a time of their own/);
  });

  it('wakes no flag that waits for this one to be on', async () => {
    shop.add('checkout', { on: false });
    shop.add('payment', { prerequisites: [{ key: 'checkout', variation: 1 }] });
    const answer = await shop.wish('checkout');
    assert.match(isRefusal(answer) ? answer.refused : '', /would wake payment, which waits for that/);
  });

  it('is on for me alone where another flag waits for what only I get', async () => {
    shop.add('checkout', { on: false });
    shop.add('payment', { prerequisites: [{ key: 'checkout', variation: 0 }] });
    assert.ok(!isRefusal(await shop.wish('checkout')));
  });
});
