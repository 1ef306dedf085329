import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { NOW, Shop } from '../../../support/launchdarkly/shop.ts';

const HOUR = 3_600_000;

describe('how often a LaunchDarkly flag is asked for', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(() => shop.close());

  it('is the sum over all variations and hours of a day, and no more', async () => {
    shop.double.world.asked.set('checkout', [
      { time: NOW - 30 * HOUR, 0: 500 },
      { time: NOW - 3 * HOUR, 0: 11, 1: 15 },
      { time: NOW - HOUR, 1: 4 },
    ]);
    const usage = await shop.provider.usage?.(shop.place(), 'checkout');
    assert.deepEqual(usage, { total: 30, hours: 24, source: 'LaunchDarkly usage' });
  });

  it('is nothing at all for a flag that nobody asks for', async () => {
    assert.equal((await shop.provider.usage?.(shop.place(), 'checkout'))?.total, 0);
  });

  it('is not guessed where the token may not see it', async () => {
    const place = shop.place();
    const nowhere = { ...place, connection: { ...place.connection, project: 'another' } };
    await assert.rejects(
      shop.provider.usage?.(nowhere, 'checkout') ?? Promise.resolve(),
      (error) => error instanceof ProviderError && error.reason === 'missing',
    );
  });
});
