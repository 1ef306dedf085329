import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['shop.new_checkout', 'mailing', 'address_sync']);

describe('keys that are paths of settings', () => {
  it('are found as members of what settings are read from', async () => {
    const lines = await found({
      'page.rb': `Settings.shop.new_checkout.enabled = true
allow(Settings.shop.new_checkout).to receive(:enabled)
Settings.mailing.enabled? || Settings.mailing.attempts || Settings.address_sync.enabled
Settings.shop.new_checkout.limit || Other.shop.new_checkout.enabled || shop.new_checkout.enabled || Other.mailing.enabled?
# address_sync mailing "shop.new_checkout"`,
      'page.ts':
        "import { config } from './config';\nexport const on = config.shop.new_checkout.on && config.pages.new_checkout && 'shop.new_checkout';",
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'page.rb:1 new_checkout accessor? shop.new_checkout',
        'page.rb:2 new_checkout accessor? shop.new_checkout',
        'page.rb:3 mailing accessor? mailing',
        'page.rb:3 address_sync accessor? address_sync',
        'page.ts:2 new_checkout accessor? shop.new_checkout',
        'page.ts:2 shop.new_checkout literal? shop.new_checkout',
      ],
    );
  });
});
