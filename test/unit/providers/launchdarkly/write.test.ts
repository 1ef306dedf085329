import assert from 'node:assert/strict';
import { blastRadius } from '../../../../src/core/exposure/blastRadius.ts';
import { isRefusal, ProviderError } from '../../../../src/core/ports/provider.ts';
import { ana, made, Shop, UNTIL } from '../../../support/launchdarkly/shop.ts';

const PATCH = 'PATCH /api/v2/flags/shop/checkout';
const DATE = `${PATCH}/expiring-targets/production`;

describe('a self-release at LaunchDarkly', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(() => shop.close());

  const target = (variation: number, ...values: string[]) => ({ contextKind: 'user', variation, values });

  it('is one individual target that LaunchDarkly takes out at its time', async () => {
    shop.add('checkout');
    const { plan } = await shop.release('checkout');
    assert.deepEqual(shop.writes, [PATCH, DATE]);
    assert.deepEqual(shop.named('checkout'), { ana: 0 });
    assert.deepEqual(shop.double.world.comments, ['ana, for a look']);
    shop.double.world.expire(UNTIL);
    assert.deepEqual(shop.named('checkout'), {});
    assert.equal(await shop.undo('checkout', plan), undefined, 'nothing of it is left');
  });

  it('moves me from another variation in one change, and back', async () => {
    shop.add('checkout', { targets: [target(1, 'ana', 'ben')] });
    const { plan } = await shop.release('checkout');
    assert.deepEqual(shop.named('checkout'), { ana: 0, ben: 1 });
    await shop.end('checkout', plan);
    assert.deepEqual(shop.named('checkout'), { ana: 1, ben: 1 });
    assert.deepEqual(shop.production.schedules, []);
    assert.deepEqual(shop.writes, [PATCH, DATE, PATCH, DATE]);
  });

  it('is ended as well where a date goes with its target', async () => {
    shop.double.world.forgetsDates = true;
    shop.add('checkout');
    const { plan } = await shop.release('checkout');
    await shop.end('checkout', plan);
    assert.deepEqual(shop.named('checkout'), {});
    assert.deepEqual(shop.writes, [PATCH, DATE, PATCH]);
  });

  it('puts back what I had also after LaunchDarkly took it out, and not before', async () => {
    shop.add('checkout', { targets: [target(1, 'ana')] });
    const { plan } = await shop.release('checkout');
    shop.double.world.expire(UNTIL);
    assert.equal(await shop.undo('checkout', plan), undefined, 'taken out by hand before its time');
    shop.clock.advance(3_600_000);
    await shop.end('checkout', plan);
    assert.deepEqual(shop.named('checkout'), { ana: 1 });
  });

  it('is extended by a new date alone', async () => {
    shop.add('checkout');
    const { plan } = await shop.release('checkout');
    const undone = made((await shop.undo('checkout', plan)) ?? assert.fail());
    const wish = { key: 'checkout', variation: 'true', identity: ana, until: UNTIL / 1000 + 60 };
    const again = made(shop.provider.planSelfRelease(undone.after, wish));
    const steps = [...undone.steps, ...again.steps];
    await shop.provider.apply(shop.place(), { ...again, before: undone.before, steps }, 'longer');
    assert.deepEqual(shop.writes, [PATCH, DATE, DATE]);
    assert.deepEqual(
      shop.production.schedules.map(({ expirationDate, _version }) => [expirationDate, _version]),
      [[UNTIL + 60_000, 2]],
    );
  });

  it('names me by the kind I am', async () => {
    shop.add('checkout', { targets: [target(1, 'acme')] });
    const acme = { key: 'acme', kind: 'org', attributes: {} };
    const { plan } = await shop.release('checkout', acme);
    const config = shop.double.world.flag('checkout')?.environments['production'];
    assert.deepEqual(config?.targets, [target(1, 'acme')]);
    assert.deepEqual(config?.contextTargets, [{ contextKind: 'org', variation: 0, values: ['acme'] }]);
    await shop.end('checkout', plan, acme);
    assert.deepEqual(config?.targets, [target(1, 'acme')]);
  });

  it('is taken back when its end cannot be set', async () => {
    shop.add('checkout');
    shop.double.refuse = (_, path) => (path.includes('expiring') && shop.writes.length > 1 ? 403 : undefined);
    await assert.rejects(
      shop.release('checkout'),
      (error) =>
        error instanceof ProviderError && error.reason === 'forbidden' && /taken back/.test(error.message),
    );
    assert.deepEqual(shop.named('checkout'), {});
    assert.deepEqual(shop.writes, [PATCH, DATE, PATCH]);
  });

  it('says that it stands when it cannot even be taken back', async () => {
    shop.add('checkout');
    shop.double.refuse = () => (shop.writes.length > 1 ? 503 : undefined);
    await assert.rejects(
      shop.release('checkout'),
      (error) =>
        error instanceof ProviderError && error.reason === 'unreachable' && /it stands/.test(error.message),
    );
    assert.deepEqual(shop.named('checkout'), { ana: 0 });
  });

  it('does not forget the date somebody gave another target of mine', async () => {
    const flag = shop.add('checkout', { targets: [target(1, 'ana')] });
    const dated = { variationId: 'checkout-no', contextKind: 'user', contextKey: 'ana', value: UNTIL };
    shop.double.world.schedule(flag, shop.production, { kind: 'addExpiringTarget', ...dated });
    await assert.rejects(
      shop.release('checkout'),
      (error) => error instanceof ProviderError && error.reason === 'conflict',
    );
    assert.deepEqual(shop.writes, []);
  });

  it('asks for approval where that is required, and can withdraw it', async () => {
    shop.add('checkout');
    shop.production.needsApproval = true;
    const { plan, approval } = await shop.release('checkout');
    assert.ok(approval?.link?.startsWith(`${shop.double.url}/shop/production/features/checkout/`));
    assert.equal(approval?.undated, true);
    assert.deepEqual(shop.named('checkout'), {});
    assert.equal(await shop.undo('checkout', plan), undefined);
    await shop.provider.withdraw?.(shop.place(), approval ?? assert.fail());
    assert.deepEqual(shop.double.world.approvals, []);
  });

  it('stands once it is approved, and its end needs approval again', async () => {
    shop.add('checkout');
    shop.production.needsApproval = true;
    const { plan } = await shop.release('checkout');
    const [request] = shop.double.world.approvals;
    shop.double.world.approve(request?.id ?? '', UNTIL);
    assert.deepEqual(shop.named('checkout'), { ana: 0 });
    assert.ok(await shop.end('checkout', plan));
    shop.double.world.approve(shop.double.world.approvals[0]?.id ?? '', UNTIL);
    assert.deepEqual(shop.named('checkout'), {});
  });

  it('switches on a flag only where nobody would notice, and off again', async () => {
    shop.add('checkout', { on: false });
    const before = await shop.read();
    const plan = made(await shop.wish('checkout'));
    const radius = blastRadius(before, plan.after, 'checkout', ana, (snapshot, key, who) =>
      shop.provider.evaluate(snapshot, key, who),
    );
    assert.equal(radius.reach, 'only me');
    await shop.provider.apply(shop.place(), plan, '');
    assert.equal(shop.double.world.flag('checkout')?.environments['production']?.on, true);
    await shop.end('checkout', plan);
    assert.equal(shop.double.world.flag('checkout')?.environments['production']?.on, false);
    assert.deepEqual(shop.named('checkout'), {});
  });

  it('leaves a flag on that others have come to use meanwhile', async () => {
    const flag = shop.add('checkout', { on: false });
    const { plan } = await shop.release('checkout');
    const theirs = { kind: 'addTargets', contextKind: 'user', variationId: 'checkout-yes', values: ['ben'] };
    shop.double.world.patch(flag, 'production', [theirs], UNTIL);
    await shop.end('checkout', plan);
    assert.equal(flag.environments['production']?.on, true);
    assert.deepEqual(shop.named('checkout'), { ben: 0 });
  });

  it('refuses what a prerequisite keeps from me, and names it', async () => {
    shop.add('base');
    shop.add('checkout', { prerequisites: [{ key: 'base', variation: 0 }] });
    const answer = await shop.wish('checkout');
    assert.match(isRefusal(answer) ? answer.refused : '', /it needs base first/);
    await shop.release('base');
    assert.ok(!isRefusal(await shop.wish('checkout')));
  });

  it('refuses a flag that is archived', async () => {
    shop.add('checkout', {}, { archived: true });
    const answer = await shop.wish('checkout');
    assert.match(isRefusal(answer) ? answer.refused : '', /archived/);
  });
});
