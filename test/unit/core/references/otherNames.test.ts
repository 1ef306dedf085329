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

  it('says nothing of what a function does that is handed over', async () => {
    const lines = await found({
      'cart.js':
        "app.controller('shop_orders', function () {\n  this.on = isOn('shop_orders');\n});\napp.controller('log-viewer');\napp.controller(() => isOn('log-viewer'));",
    });
    assert.deepEqual(lines, [
      'cart.js:1 shop_orders mention shop_orders',
      'cart.js:2 shop_orders call shop_orders',
      'cart.js:4 log-viewer mention log-viewer',
      'cart.js:5 log-viewer call log-viewer',
    ]);
  });
});
