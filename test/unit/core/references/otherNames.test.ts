import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['shop_orders', 'log-viewer']);

describe('what relations and elements are called', () => {
  it('is no flag, whatever flag is called alike', async () => {
    const lines = await found({
      'cart.rb':
        'class Cart\n  has_many :cards, through: :shop_orders\n  render partial: "shop_orders", on: Flipper.enabled?(:shop_orders)\n  gate through: { key: :shop_orders }\nend',
      'page.html': '<div class="a" id="log-viewer"></div><feature-toggle id="log-viewer"/>',
    });
    assert.deepEqual(lines, [
      'cart.rb:3 shop_orders call shop_orders',
      'cart.rb:4 shop_orders literal? shop_orders',
      'page.html:1 log-viewer literal? log-viewer',
    ]);
  });
});
