import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new_checkout', 'gift-cards', 'search', 'enable_inbox']);

describe('methods of Ruby that are made for each flag', () => {
  it('are of the flag that their names spell, where these or what they are asked of speak of flags', async () => {
    const lines = await found({
      'a.rb': `project.get_ff_new_checkout && @project.set_ff_gift_cards(true)
project.new_checkout_enabled? || project.get_new_checkout || project.ff_search`,
      'b.rb': `Shop::FeatureDecisions.new_checkout_active? && FeatureToggle.enable_inbox_enabled?
FeatureToggle.search_enabled? || Shop::Pages.new_checkout_active? || FeatureToggle.new_checkout_page_enabled?`,
      'c.rb': 'company.feature_gift_cards_enabled?',
      'd.py': 'project.get_ff_new_checkout()',
    });
    assert.deepEqual(lines, [
      'a.rb:1 get_ff_new_checkout accessor? new_checkout',
      'a.rb:1 set_ff_gift_cards accessor? gift-cards',
      'b.rb:1 new_checkout_active? accessor? new_checkout',
      'b.rb:1 enable_inbox_enabled? accessor? enable_inbox',
      'c.rb:1 feature_gift_cards_enabled? accessor? gift-cards',
    ]);
  });
});

describe('methods that read and set a field of what is called like flags', () => {
  it('are of the flag that they spell, though nobody has written them', async () => {
    const lines = await found({
      'FeatureFlagsConfig.java': `@Data
class FeatureFlagsConfig {
  private boolean newCheckout;
  private boolean giftCards;
}`,
      'Page.java': `class Page {
  boolean show() { return _featureFlagsConfig.isNewCheckout() && this.toggles.isGiftCardsEnabled() || featureFlags.hasNewCheckoutPage(); }
  void test() { when(mockFeatureFlags.isNewCheckout()).thenReturn(true); flags.setGiftCards(true); page.setGiftCards(true); }
  boolean other() { return page.isNewCheckout() || featureFlags.isSearch() || featureFlags.getNewCheckoutUrl(); }
}`,
      'page.ts': 'if (featureFlagService.isNewCheckoutEnabled() && page.isGiftCards()) open();',
      'Page.cs':
        'class Page { bool On() => _featureToggles.IsGiftCardsEnabled && _page.IsGiftCardsEnabled; }',
    });
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('FeatureFlags')),
      [
        'Page.cs:1 IsGiftCardsEnabled accessor? gift-cards',
        'Page.java:2 isNewCheckout accessor? new_checkout',
        'Page.java:2 isGiftCardsEnabled accessor? gift-cards',
        'Page.java:3 isNewCheckout accessor? new_checkout',
        'Page.java:3 setGiftCards accessor? gift-cards',
        'page.ts:1 isNewCheckoutEnabled accessor? new_checkout',
      ],
    );
  });
});
