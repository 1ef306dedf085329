import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['gift_cards', 'newCheckout', 'cart']);

describe('what flags are kept in', () => {
  it('is a class of fields that Python describes', async () => {
    const lines = await found({
      'flags.py': `class FeatureFlagConfig(BaseSettings):
    gift_cards: bool = Field(False, description="On")
class FeatureFlags:
    gift_cards: bool = field(default=False)
class Page(BaseSettings):
    gift_cards: bool = Field(False)
class FeatureFlagPage:
    gift_cards: bool = make(False)`,
    });
    assert.deepEqual(lines, [
      'flags.py:2 gift_cards declaration gift_cards',
      'flags.py:4 gift_cards declaration gift_cards',
    ]);
  });

  it('is experimental, or listed by slugs', async () => {
    const lines = await found({
      'page.py':
        'if hs.config.experimental.gift_cards or hs.config.experiment.gift_cards or experimental.title:\n  x()',
      'shop_spec.rb':
        'create(:shop, enabled_feature_slugs: %w[gift_cards gifts])\ncreate(:shop, slugs: %w[gift_cards gifts])',
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes(' mention ')),
      ['page.py:1 gift_cards accessor? gift_cards', 'shop_spec.rb:1 gift_cards literal? gift_cards'],
    );
  });

  it('is given to a store', async () => {
    const lines = await found({
      'page.test.ts': `props.featureFlagStoreData = { cart: true, newCheckout: false };
props.pageStoreData = { cart: true, newCheckout: false };`,
    });
    assert.deepEqual(lines, [
      'page.test.ts:1 cart declaration cart',
      'page.test.ts:1 newCheckout declaration newCheckout',
    ]);
  });

  it('is a type that TypeScript says within another, or of a parameter', async () => {
    const lines = await found({
      'page.tsx': `interface Shop { featureFlags: { readonly newCheckout: boolean } }
function load({ featureFlags }: { featureFlags?: { newCheckout?: boolean; 'cart': boolean } }) {}
const x = config as unknown as { experiments: { newCheckout: boolean } };
const page: { options: { newCheckout: boolean }, featureFlags: { title: boolean } } = load(x);
const old = { featureFlags: { pages: newCheckout(boolean) } };`,
    });
    assert.deepEqual(lines, [
      'page.tsx:1 newCheckout declaration newCheckout',
      'page.tsx:2 newCheckout declaration newCheckout',
      'page.tsx:2 cart declaration cart',
      'page.tsx:3 newCheckout declaration newCheckout',
    ]);
  });
});

describe('a predicate of a class', () => {
  it('is called by its name alone in Ruby', async () => {
    const lines = await found({
      'orders.rb': `class Orders
  def create
    return unless checkout_enabled? || paid?
    pay if checkout_enabled?()
  end
  def checkout_enabled?
    FeatureFlag.enabled?(:gift_cards)
  end
end
class Carts
  def create
    checkout_enabled?
  end
end`,
    });
    assert.deepEqual(lines, [
      'orders.rb:3 checkout_enabled? alias gift_cards',
      'orders.rb:4 checkout_enabled? alias gift_cards',
      'orders.rb:7 gift_cards call gift_cards',
    ]);
  });
});
