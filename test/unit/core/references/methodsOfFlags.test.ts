import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['NewCheckout', 'gift-cards', 'limits']);

describe('methods of flags that ask for one of them', () => {
  it('are that flag, of whatever is called like flags', async () => {
    const lines = await found({
      'FeatureGates.java': `class FeatureGates {
  private static final String NEW_CHECKOUT = "NewCheckout";
  private final FeatureGate newCheckout = new FeatureGate(NEW_CHECKOUT, true);
  public boolean newCheckoutEnabled() { return this.newCheckout.isEnabled(); }
  public boolean cards() { return client.isEnabled("gift-cards", user); }
  public String both() { log(); return client.isEnabled("gift-cards"); }
  public String label() { return translate("gift-cards"); }
  public boolean given(String user) { return client.isEnabled("gift-cards", user); }
}`,
      'Page.java': `class Page {
  boolean show() { return config.featureGates().newCheckoutEnabled() && featureGates.cards(); }
  boolean other() { return featureGates.both() && featureGates.label() && featureGates.given(me) && pages.cards() && config.pages().newCheckoutEnabled(); }
}`,
      'ShopFlags.kt': 'class ShopFlags(val client: Client) {\n  fun limited() = client.isOn("limits")\n}',
      'Cart.kt': 'fun cart(shopFlags: ShopFlags) = shopFlags.limited() || shop.limited()',
    });
    assert.deepEqual(
      lines.filter((line) => /^(?:Page|Cart)/.test(line)),
      [
        'Cart.kt:1 shopFlags.limited alias limits',
        'Page.java:2 newCheckoutEnabled alias NewCheckout',
        'Page.java:2 featureGates.cards alias gift-cards',
      ],
    );
  });
});
