import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['newCheckout', 'gift-cards', 'search']);

describe('fields of flags whose keys a file or a server writes in another case', () => {
  it('are found as each language writes them', async () => {
    const lines = await found({
      'settings.rs': `#[serde(rename_all = "camelCase")]
pub struct FeatureFlags { pub new_checkout: bool, pub search: bool }
fn page(settings: &Settings) -> bool { settings.feature_flags.new_checkout && settings.tabs.new_checkout && settings.feature_flags.gift_cards }`,
      'page.go': `package shop
func page(cfg *Config) bool { return cfg.Features.NewCheckout && cfg.Features.GiftCards && cfg.Pages.NewCheckout && cfg.Features.Search }`,
    });
    assert.deepEqual(lines, [
      'page.go:2 NewCheckout accessor? newCheckout',
      'page.go:2 GiftCards accessor? gift-cards',
      'settings.rs:2 new_checkout declaration? newCheckout',
      'settings.rs:2 search declaration search',
      'settings.rs:3 new_checkout accessor? newCheckout',
      'settings.rs:3 gift_cards accessor? gift-cards',
    ]);
  });
});

describe('fields of flags in their own type', () => {
  it('are found behind self', async () => {
    const lines = await found({
      'flags.rs':
        'impl FeatureFlags { fn page(&self) -> bool { self.new_checkout.load() && self.search } }\nimpl Page { fn show(&self) -> bool { self.new_checkout } }',
      'Flags.swift':
        'struct FeatureFlags { let newCheckout: Bool\n func page() -> Bool { self.newCheckout && other.newCheckout } }\nstruct Page { func show() -> Bool { self.newCheckout } }',
      'Flags.kt':
        'class ShopFlags(val newCheckout: Boolean) { fun page() = this.newCheckout }\nclass Page { fun show() = this.newCheckout }',
    });
    assert.deepEqual(lines, [
      'Flags.kt:1 newCheckout declaration newCheckout',
      'Flags.kt:1 newCheckout accessor? newCheckout',
      'Flags.swift:1 newCheckout declaration newCheckout',
      'Flags.swift:2 newCheckout accessor? newCheckout',
      'flags.rs:1 new_checkout accessor? newCheckout',
      'flags.rs:1 search accessor? search',
    ]);
  });
});

describe('fields of a type of flags', () => {
  it('are declared in its head or its body', async () => {
    const lines = await found({
      'Flags.kt':
        'data class FeatureFlags(val newCheckout: Boolean, val other: Int) {\n  val giftCards: Boolean = false\n  val search get() = client.load()\n  fun page(newCheckout: Boolean) { val giftCards = 1 }\n}\nclass Page(val newCheckout: Boolean) { val giftCards = false }',
      'Flags.cs':
        'public record FeatureFlags(bool NewCheckout);\npublic class ShopFeatures { public bool GiftCards { get; set; } = true; }\nclass Page { bool NewCheckout { get; set; } bool On => _featureFlags.NewCheckout; }',
      'Flags.java':
        'record FeatureFlags(boolean newCheckout) {}\nclass ShopFeatures { private boolean giftCards; }\nrecord Page(boolean newCheckout) {}',
      'Flags.swift':
        'struct FeatureFlags: Codable { let newCheckout: Bool\n public var giftCards: Bool = false }\nstruct Page { let newCheckout: Bool }',
      'flags.py':
        'class FeatureFlags(BaseSettings):\n    new_checkout: bool = False\nclass Page:\n    new_checkout: bool = False',
    });
    assert.deepEqual(lines, [
      'Flags.cs:1 NewCheckout declaration? newCheckout',
      'Flags.cs:2 GiftCards declaration? gift-cards',
      'Flags.cs:3 NewCheckout accessor? newCheckout',
      'Flags.java:1 newCheckout declaration newCheckout',
      'Flags.java:2 giftCards declaration? gift-cards',
      'Flags.kt:1 newCheckout declaration newCheckout',
      'Flags.kt:2 giftCards declaration? gift-cards',
      'Flags.kt:3 search declaration search',
      'Flags.swift:1 newCheckout declaration newCheckout',
      'Flags.swift:2 giftCards declaration? gift-cards',
      'flags.py:2 new_checkout declaration? newCheckout',
    ]);
  });
});

describe('fields of what flags come in', () => {
  it('are flags where its name says of which', async () => {
    const lines = await found({
      'api.rs': `pub struct FeatureFlagsUpdate { pub new_checkout: Option<bool> }
struct FeatureUpdate { new_checkout: bool }
fn page() -> FeatureFlagsUpdate { FeatureFlagsUpdate { new_checkout: None } }`,
      'Features.cs':
        'public record ExperimentalFeaturesEnabled(bool NewCheckout, bool GiftCards);\npublic record PageUpdate(bool NewCheckout);',
    });
    assert.deepEqual(lines, [
      'Features.cs:1 NewCheckout declaration? newCheckout',
      'Features.cs:1 GiftCards declaration? gift-cards',
      'api.rs:1 new_checkout declaration? newCheckout',
      'api.rs:3 new_checkout declaration? newCheckout',
    ]);
  });
});

describe('fields of flags in what a macro is given', () => {
  it('are found where it goes to what is called like flags', async () => {
    const lines = await found({
      'tests.rs': `async fn page(server: &Server) {
    server.set_features(json!({"newCheckout": true, "search": false})).await;
    server.set_pages(json!({"search": false})).await;
    let all = json!(RuntimeFeatures { new_checkout: Some(true), other: Pages { search: false } });
    let value = server.set_features(json!({"other": "search"})).await;
}`,
    });
    assert.deepEqual(lines, [
      'tests.rs:2 newCheckout declaration newCheckout',
      'tests.rs:2 search declaration search',
      'tests.rs:4 new_checkout declaration? newCheckout',
    ]);
  });
});

describe("fields of Android's BuildConfig", () => {
  it('are the flags that they spell', async () => {
    const lines = await found({
      'Page.kt':
        'fun page() = BuildConfig.NEW_CHECKOUT && BuildConfig.GIFT_CARDS && BuildConfig.SEARCH && Pages.GIFT_CARDS',
    });
    assert.deepEqual(lines, [
      'Page.kt:1 NEW_CHECKOUT accessor? newCheckout',
      'Page.kt:1 GIFT_CARDS accessor? gift-cards',
    ]);
  });
});

describe('objects whose last word says that they hold flags', () => {
  it('have the members that spell a key of several words, or one where they say flag', async () => {
    const lines = await found({
      'page.rs':
        'fn page() -> bool { old_features.new_checkout && old_features.search && app_flags.search && feature.new_checkout && shop.new_checkout }',
      'page.ts': 'export const page = (shopFlags) => shopFlags.newCheckout || shopFlagged.newCheckout;',
      'Page.java':
        'class Page { boolean show() { return shopFeatures.newCheckout || this.supportedFeatures.search; } }',
    });
    assert.deepEqual(lines, [
      'page.rs:1 new_checkout accessor? newCheckout',
      'page.rs:1 search accessor? search',
      'page.ts:1 newCheckout accessor? newCheckout',
    ]);
  });
});

describe('fields of flags that a pattern names', () => {
  it('are found by the type of the pattern', async () => {
    const lines = await found({
      'page.rs': `fn page(flags: FeatureFlags) -> bool {
    let shop::FeatureFlags { new_checkout, search: other, .. } = flags;
    let Page { gift_cards, .. } = flags;
    match flags { FeatureFlags { gift_cards: true, .. } => new_checkout, _ => other }
}
impl FeatureFlags { fn all(self) -> bool { let Self { search, .. } = self; search } }`,
    });
    assert.deepEqual(lines, [
      'page.rs:2 new_checkout declaration? newCheckout',
      'page.rs:2 search declaration search',
      'page.rs:4 gift_cards declaration? gift-cards',
      'page.rs:6 search declaration search',
    ]);
  });
});
