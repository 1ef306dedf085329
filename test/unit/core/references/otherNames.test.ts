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

  it('is none of an attribute for scripts, nor of what code is injected by', async () => {
    const lines = await found({
      'page.tsx': `const a = <Stop data-toolbar-anchor="log-viewer" data-feature="log-viewer" />;
const b = document.querySelectorAll('div[data-toolbar-anchor="log-viewer"]');`,
      'keys.ts': `export const SHOP_ORDERS = Symbol('shop_orders');
export const LOG_VIEWER = defineFlag('log-viewer');`,
      'use.ts': `import { LOG_VIEWER, SHOP_ORDERS } from './keys';
export const on = inject(SHOP_ORDERS) || read(LOG_VIEWER);`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'keys.ts:1 shop_orders literal? shop_orders',
        'keys.ts:2 log-viewer constant log-viewer',
        'page.tsx:1 log-viewer literal? log-viewer',
        'use.ts:2 LOG_VIEWER alias log-viewer',
      ],
    );
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

describe('actions of a controller in Rails', () => {
  it('are no flags, nor are types by their labels', async () => {
    const lines = await found({
      'carts_controller.rb': `class CartsController
  before_action :sign_in, only: [:shop_orders, :index]
  def show
    return render :shop_orders if Flipper.enabled?(:shop_orders)
  end
end`,
      'carts_spec.rb': `get :shop_orders, params: {}
post "log-viewer", to: "carts#show"
create(:cart, cart_type: "log-viewer", flag_type: "log-viewer")
Flipper.delete(:shop_orders)
store.get(:shop_orders)`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'carts_controller.rb:4 shop_orders call shop_orders',
        'carts_spec.rb:3 log-viewer literal? log-viewer',
        'carts_spec.rb:4 shop_orders literal? shop_orders',
        'carts_spec.rb:5 shop_orders literal? shop_orders',
      ],
    );
  });
});

describe('what a test of Ruby makes', () => {
  it('is no flag by its name, where a table of flags may make one', async () => {
    const lines = await found({
      'cart_spec.rb': `Fabricate(:shop_orders, on: 1)
Fabricate.build(:shop_orders).save
create(:shop_orders)
FactoryBot.create_list(:shop_orders, 2)
expect(assigns(:shop_orders)).to eq []
create(:cart, feature: :shop_orders)
create('shop_orders')
Flag.create(:shop_orders)`,
      'make.rb': `Fabricator(:shop_orders) { flag :shop_orders }
t.references :shop_orders
attr_readonly :shop_orders`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'cart_spec.rb:6 shop_orders literal? shop_orders',
        'cart_spec.rb:7 shop_orders literal? shop_orders',
        'cart_spec.rb:8 shop_orders literal? shop_orders',
        'make.rb:1 shop_orders literal? shop_orders',
      ],
    );
  });
});
