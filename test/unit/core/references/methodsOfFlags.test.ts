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
  public boolean given(String user) { return client.boolVariation("gift-cards", contextOf(user), false); }
  public boolean asked(String key) { return client.isEnabled(key, "gift-cards"); }
  public boolean second(String user) { return client.isEnabled(contextOf(user), "gift-cards"); }
}`,
      'Page.java': `class Page {
  boolean show() { return config.featureGates().newCheckoutEnabled() && featureGates.cards() || featureGates.given(me) || this.featureGateService.cards(); }
  boolean other() { return featureGates.both() && featureGates.label() && featureGates.asked(me) && featureGates.second(me) && pages.cards() && config.pages().newCheckoutEnabled(); }
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
        'Page.java:2 featureGates.given alias gift-cards',
        'Page.java:2 this.featureGateService.cards alias gift-cards',
      ],
    );
  });

  it('are the flag that they are called after, whatever they do about it', async () => {
    const lines = await found({
      'features.rs': `pub struct ShopFeatures { runtime: TogglableFeatures }
impl ShopFeatures {
    pub fn check_gift_cards(&self, action: &'static str) -> Result<()> {
        if self.runtime.gift_cards { Ok(()) } else { Err(NotEnabled { action, feature: "cards" }.into()) }
    }
    pub fn check_limits(&self) -> Result<()> { if self.runtime.limits { Ok(()) } else { Err(off()) } }
    pub fn check_all(&self) -> bool { self.runtime.limits }
}
impl Pages { fn check_gift_cards(&self) -> bool { self.runtime.gift_cards } }`,
      'page.rs': `fn page(shop: &Shop) -> Result<()> {
    shop.features().check_gift_cards("paying")?;
    shop.features().check_limits()?;
    shop.features().check_all()?;
    shop.pages().check_gift_cards()
}`,
    });
    assert.deepEqual(lines, [
      'features.rs:4 gift_cards accessor? gift-cards',
      'features.rs:6 limits accessor? limits',
      'features.rs:7 limits accessor? limits',
      'features.rs:9 gift_cards accessor? gift-cards',
      'page.rs:2 check_gift_cards alias? gift-cards',
      'page.rs:3 check_limits alias limits',
    ]);
  });
});
