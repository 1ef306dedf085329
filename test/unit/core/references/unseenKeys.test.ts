import assert from 'node:assert/strict';
import { finderOf, indexOf } from './fixtureIndex.ts';

const KEYS = ['new_checkout', 'cart_v2', 'gift-cards'];

const found = finderOf(KEYS);

/** `file:line prefix` of what flags are asked for that is no text there. */
async function unseenIn(sources: Readonly<Record<string, string>>): Promise<string[]> {
  const index = await indexOf(new Map(Object.entries(sources)), KEYS);
  return index
    .unresolved()
    .map(({ file, range, prefix = '' }) => `${file}:${range.line + 1} ${prefix}`.trim());
}

describe('keys that are no text where a flag is asked for', () => {
  it('are told where code is read by its text', async () => {
    const unseen = await unseenIn({
      'lib/flags.ex': `defmodule Flags do
  @checkout :new_checkout
  def enabled?(flag, user), do: FunWithFlags.enabled?(flag, for: user)
  def on?(kind) do
    FunWithFlags.enabled?(:cart_v2) && FunWithFlags.enabled?(@checkout) && FunWithFlags.enabled?(
      String.to_atom(kind)
    )
  end
  def all, do: FunWithFlags.all_flags() # FunWithFlags.enabled?(flag)
  def cart(v), do: FunWithFlags.enabled?(:"cart_#{v}", for: user)
  def trap(reason), do: Process.flag(reason, true)
end`,
      'app/views/cart.html.haml':
        '- if Flipper.enabled?(feature, current_user) && feature.enabled?(current_user) && feature_enabled?(name) && feature_enabled?(name: x) && (feature_enabled? and x) %>\\n<p class="is-on"><%= format(name) %></p>',
    });
    assert.deepEqual(unseen, [
      'app/views/cart.html.haml:1',
      'app/views/cart.html.haml:1',
      'lib/flags.ex:3',
      'lib/flags.ex:6',
      'lib/flags.ex:10 cart_',
    ]);
  });
});

describe('a call of which several ways to ask are known', () => {
  it('is told once', async () => {
    const sources = {
      'lib/feature.rb': `module Feature
  extend self

  def active?(name, user = nil)
    Flipper.enabled?(name, user)
  end

  def inactive?(name, user = nil)
    !active?(name, user)
  end
end`,
      'tax.rb': 'collect if Feature.active?("tax_#{country}") || Feature.active?(:cart_v2)',
    };
    assert.deepEqual(await unseenIn(sources), ['tax.rb:1 tax_']);
  });
});

describe("a call named like an SDK's that is given a known key in another place", () => {
  it("is the code's own, and so is who hands it what stands in the key's place", async () => {
    const own = `enum Feature { Cart = 'cart_v2' }
const isCartOn = (chain: Chain) => hasFeature(chain, Feature.Cart);
show(hasFeature(chain, 'gift-cards'), isCartOn(chain));`;
    const ofSdk = `import flagsmith from 'flagsmith';
flagsmith.hasFeature(name, 'cart_v2');`;
    assert.deepEqual(await unseenIn({ 'own.ts': own }), []);
    assert.deepEqual(await unseenIn({ 'sdk.ts': ofSdk }), ['sdk.ts:2']);
  });
});

describe('keys that are no text where a call asks by its name alone', () => {
  it('are told', async () => {
    const unseen = await unseenIn({
      'views.py': `def view(request, kind, name):
    request.feature("new_checkout")
    request.feature(f"cart_{kind}")
    request.feature(kind)
    features.features(f"cart_{kind}")
    log.feature(f"Cart {kind}")
    return has_feature_enabled(name)`,
      'page.ts': `for (const each of keys) if (isFeatureEnabled(each) || user.hasFeatureFlag(each.key)) show(each);
getFeature(layer); setFeatureEnabled(true); isFeatureEnabled('cart_v2'); map.featureOn(() => 1); isFlagActive(props.data, 'cart_v2');
const hasFlag = (name: string) => LIST.includes(name);`,
    });
    assert.deepEqual(unseen, ['page.ts:1', 'page.ts:1', 'views.py:3 cart_', 'views.py:7']);
  });
});

describe('keys that are given to a function without a name', () => {
  it('are told, as nobody can find who calls it', async () => {
    const unseen = await unseenIn({
      'page.ts': `keys.forEach((key) => unleash.isEnabled(key));
const isOn = (key) => unleash.isEnabled(key);
register({ check: (flag) => unleash.isEnabled(flag.name) });
const api = { isOn(key) { return unleash.isEnabled(key); } };
export default (key) => unleash.isEnabled(key);`,
      'page.rb': `FLAGS.each { |flag| Flipper.enabled?(flag) }
def on?(flag) = Flipper.enabled?(flag)`,
    });
    assert.deepEqual(unseen, ['page.rb:1', 'page.ts:1', 'page.ts:3']);
  });
});

describe('attributes of Elixir modules', () => {
  it('stand for the keys that they are given once', async () => {
    const lines = await found({
      'lib/shop.ex': `defmodule Shop do
  @checkout :new_checkout
  @gifts "gift-cards"
  @doc "gift-cards"
  @doc "about @checkout"
  def on?(user), do: FunWithFlags.enabled?(@checkout, for: user) or ConfigCat.get_value(@gifts, false)
  @v :cart_v2
  @v :other
  def v, do: @v # @checkout
end`,
    });
    assert.deepEqual(lines, [
      'lib/shop.ex:2 new_checkout constant new_checkout',
      'lib/shop.ex:3 gift-cards constant? gift-cards',
      'lib/shop.ex:4 gift-cards literal? gift-cards',
      'lib/shop.ex:6 @checkout alias new_checkout',
      'lib/shop.ex:6 @gifts alias gift-cards',
      'lib/shop.ex:7 cart_v2 literal? cart_v2',
    ]);
  });
});
