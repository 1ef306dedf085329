import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['cart', 'search', 'new_checkout']);

describe("Ruby's Flipper, asked for words of plain language", () => {
  it('is asked by subscripts, without parentheses, and in tests', async () => {
    const lines = await found({
      'shop.rb': `return unless Shop.flipper.enabled? 'cart'
Shop.flipper["cart"].disable if Flipper[:search].enabled?
pages['cart'] = options[:search]`,
      'shop_spec.rb': `allow(Shop.flipper).to receive(:enabled?).with('cart').and_return(true)
allow(Feature).to receive(:on?).with(:search)
allow(Pages).to receive(:open?).with(:search)
expect(page).to receive(:show).with('cart')`,
    });
    assert.deepEqual(lines, [
      'shop.rb:1 cart call cart',
      'shop.rb:2 cart literal? cart',
      'shop.rb:2 search literal? search',
      'shop_spec.rb:1 cart literal? cart',
      'shop_spec.rb:2 search literal? search',
    ]);
  });

  it('decides where a block runs, not what it gives', async () => {
    const lines = await found({
      'replica.rb': `class Replica
  def self.read(flag)
    Flipper.enabled?(flag) ? standby { yield } : yield
  end
end`,
      'rows.rb': `class Rows
  def row_ids
    Replica.read('new_checkout') { load }
  end
  def index
    rows = cached
    rows = Replica.read('new_checkout') do
      load
    end
    rows
  end
  def self.read_new?
    Replica.read('new_checkout')
  end
  def all
    row_ids + Rows.new.index
  end
  def any
    Rows.read_new?
  end
end`,
    });
    assert.deepEqual(lines, [
      'rows.rb:3 new_checkout wrapper new_checkout',
      'rows.rb:7 new_checkout wrapper new_checkout',
      'rows.rb:13 new_checkout wrapper new_checkout',
      'rows.rb:19 Rows.read_new? alias new_checkout',
    ]);
  });
});
