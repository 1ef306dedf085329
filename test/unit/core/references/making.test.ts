import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const KEYS = ['new-checkout', 'cart.enableGiftCards', 'cart.searchLimits', 'SPLIT_ORDERS'];

const found = finderOf(KEYS);

describe('settings that are made once and for all', () => {
  it('are called by names that spell their keys, in Go', async () => {
    const lines = await found({
      'config/keys.go': `package config
var (
	EnableGiftCards = NewGlobalBoolSetting("cart.enableGiftCards", true, "about gift cards")
	Limits = NewGlobalIntSetting("cart.searchLimits", 5, "")
)
func limits() { SearchLimits := NewClient("cart.searchLimits"); use(SearchLimits) }
var NewCheckout = isEnabled("new-checkout")
var CartEnableGiftCards = Label("cart.enableGiftCards")`,
      'cart/page.go':
        'package cart\nimport "shop/config"\nfunc page(c C) bool { return config.EnableGiftCards.Get(c)() && config.NewCheckout && config.Limits.Get(c)() && config.CartEnableGiftCards }',
    });
    assert.deepEqual(lines, [
      'cart/page.go:3 config.EnableGiftCards alias cart.enableGiftCards',
      'config/keys.go:3 cart.enableGiftCards constant cart.enableGiftCards',
      'config/keys.go:4 cart.searchLimits literal? cart.searchLimits',
      'config/keys.go:6 cart.searchLimits literal? cart.searchLimits',
      'config/keys.go:7 new-checkout literal? new-checkout',
      'config/keys.go:8 cart.enableGiftCards literal? cart.enableGiftCards',
    ]);
  });

  it('are made by builders that are given the key, in Java', async () => {
    const lines = await found({
      'Config.java': `class Config {
  static final Config<Boolean> SPLIT_ORDERS = Config.<Boolean>builder().key("SPLIT_ORDERS").description("Split").buildConfig();
  static final FeatureConfig<Integer> LIMITS = builder().key("cart.searchLimits").defaultValue(1).build();
  static final Tab CHECKOUT = builder().name("new-checkout").build();
}`,
      'Page.java':
        'class Page { boolean on() { return config.get(Config.SPLIT_ORDERS) && config.get(Config.LIMITS) && tabs.get(Config.CHECKOUT); } }',
    });
    assert.deepEqual(lines, [
      'Config.java:2 SPLIT_ORDERS constant SPLIT_ORDERS',
      'Config.java:3 cart.searchLimits constant cart.searchLimits',
      'Config.java:4 new-checkout literal? new-checkout',
      'Page.java:1 Config.SPLIT_ORDERS alias SPLIT_ORDERS',
      'Page.java:1 Config.LIMITS alias cart.searchLimits',
    ]);
  });

  it('are called like the constants they are made of, in Java', async () => {
    const lines = await found({
      'Settings.java': `class Settings {
  private static final String GIFT_CARDS = "cart.enableGiftCards";
  public static final Setting<Boolean> GIFT_CARDS_SETTING = Setting.boolSetting(GIFT_CARDS, false, Dynamic);
  public static final Setting<Boolean> CARDS = Setting.boolSetting(GIFT_CARDS, false, Dynamic);
  public static final Counter GIFT_CARDS_USED = counter(GIFT_CARDS);
}`,
      'Page.java':
        'class Page { boolean on() { return get(Settings.GIFT_CARDS_SETTING) && get(Settings.CARDS) && add(Settings.GIFT_CARDS_USED); } }',
    });
    assert.deepEqual(lines, [
      'Page.java:1 Settings.GIFT_CARDS_SETTING alias cart.enableGiftCards',
      'Settings.java:2 cart.enableGiftCards constant cart.enableGiftCards',
      'Settings.java:3 GIFT_CARDS alias cart.enableGiftCards',
      'Settings.java:4 GIFT_CARDS alias cart.enableGiftCards',
      'Settings.java:5 GIFT_CARDS alias cart.enableGiftCards',
    ]);
  });

  it('are called by names that spell the last part of a key they put together, in Java', async () => {
    const lines = await found({
      'Settings.java': `class Settings {
  private static final String PREFIX = "cart.";
  static final Setting<Boolean> SHOP_ENABLE_GIFT_CARDS = Setting
    .boolSetting(PREFIX + "enableGiftCards", false, Property.Dynamic);
  static final Setting<Integer> PAGES = Setting.intSetting(PREFIX + "searchLimits", 5);
  static final Label ENABLE_GIFT_CARDS = label(PREFIX + "enableGiftCards");
}`,
      'Page.java':
        'class Page { boolean on() { return Settings.SHOP_ENABLE_GIFT_CARDS.get(s) && Settings.PAGES.get(s) > 1 && Settings.ENABLE_GIFT_CARDS.show(); } }',
    });
    assert.deepEqual(lines, [
      'Page.java:1 Settings.SHOP_ENABLE_GIFT_CARDS alias cart.enableGiftCards',
      'Settings.java:4 PREFIX + "enableGiftCards" constant cart.enableGiftCards',
      'Settings.java:5 PREFIX + "searchLimits" literal? cart.searchLimits',
      'Settings.java:6 PREFIX + "enableGiftCards" literal? cart.enableGiftCards',
    ]);
  });

  it('are filled where the type is not said again, in C#', async () => {
    const lines = await found({
      'Tests.cs':
        'class Tests { void On() { Dictionary<string, string?>? set = new() { { "new-checkout", "1" } }; Pages p = new() { Key = Keys.Split }; } }',
      'Keys.cs': 'static class Keys { public const string Split = "SPLIT_ORDERS"; }',
    });
    assert.deepEqual(lines, [
      'Keys.cs:1 SPLIT_ORDERS constant SPLIT_ORDERS',
      'Tests.cs:1 new-checkout literal? new-checkout',
      'Tests.cs:1 Keys.Split alias SPLIT_ORDERS',
    ]);
  });

  it('are given by functions that give nothing else, in Go', async () => {
    const lines = await found({
      'feature/flags.go': `package feature
var newCheckout = feature.MakeBoolFlag("New checkout", "new-checkout", false)
func NewCheckout() BoolFlag {
	return newCheckout
}
func Other() BoolFlag { log(); return newCheckout }
func Of(newCheckout BoolFlag) BoolFlag { return newCheckout }`,
      'shop/page.go':
        'package shop\nimport "shop/feature"\nfunc page(c C) bool { return feature.NewCheckout().Enabled(c) || feature.Other().Enabled(c) || feature.Of(x).Enabled(c) }',
    });
    assert.deepEqual(lines, [
      'feature/flags.go:2 new-checkout constant new-checkout',
      'feature/flags.go:4 newCheckout alias new-checkout',
      'feature/flags.go:6 newCheckout alias new-checkout',
      'shop/page.go:3 feature.NewCheckout alias new-checkout',
    ]);
  });

  it('are no tables of them, in Java', async () => {
    const lines = await found({
      'Test.java':
        'class Test { void on() { Map<String, Object> strict = Map.of("new-checkout", "false"); run(strict); } }',
    });
    assert.deepEqual(lines, ['Test.java:1 new-checkout literal? new-checkout']);
  });

  it('are made of constants of their keys, in C#', async () => {
    const lines = await found({
      'Toggles.cs': `static class FeatureToggles {
  public static class Slugs { public const string Checkout = "new-checkout"; }
  public static readonly FeatureToggle CheckoutToggle = new(Slugs.Checkout);
}
class Tabs { static readonly Tab First = new(Order.First); }
class Tests { void On() { var result = controller.SetFeature(FeatureToggles.Slugs.Checkout); result.Should().Be(1); } }`,
      'Page.cs':
        'class Page { bool On() => FeatureToggles.CheckoutToggle.IsEnabled(variables) && Tabs.First.IsOpen(); }',
    });
    assert.deepEqual(lines, [
      'Page.cs:1 FeatureToggles.CheckoutToggle alias new-checkout',
      'Toggles.cs:2 new-checkout constant new-checkout',
      'Toggles.cs:3 Slugs.Checkout alias new-checkout',
      'Toggles.cs:6 FeatureToggles.Slugs.Checkout alias new-checkout',
    ]);
  });
});

describe('what is asked and waited for', () => {
  it('is the value of a flag, whatever the call is called', async () => {
    const lines = await found({
      'page.ts': `async function page() {
  const isOn = await features.promises.flagFor(user, 'new-checkout');
  const isLive = features.flagEnabledForUser(user, 'new-checkout');
  const flag = features.flagOf('new-checkout');
  if (isOn && isLive) show(flag);
}`,
    });
    assert.deepEqual(lines, [
      'page.ts:2 new-checkout literal? new-checkout',
      'page.ts:3 new-checkout literal? new-checkout',
      'page.ts:4 new-checkout constant new-checkout',
      'page.ts:5 flag alias new-checkout',
    ]);
  });
});

describe('constants that a module called like flags makes', () => {
  it('are flags, whatever makes them', async () => {
    const listed = finderOf(['carts', 'gift-cards', 'billing', 'search']);
    const lines = await listed({
      'store/features.js': `export const CARTS = create('carts', true);
export const CARDS = create('gift-cards', true);
export const BILL = create('billing');
export const SEARCH_ROUTE = route('search');
export const isSearch = create('search');
function make() { const LOCAL = create('billing'); return LOCAL; }`,
      'store/tabs.js': `export const CARTS = create('carts', true);`,
      'page.js': `import { CARTS, CARDS, BILL, SEARCH_ROUTE } from './store/features';
import { CARTS as TAB } from './store/tabs';
export const page = { when: [CARTS, CARDS, BILL, SEARCH_ROUTE], tab: TAB };`,
    });
    assert.deepEqual(lines, [
      'page.js:3 CARTS alias carts',
      'page.js:3 CARDS alias gift-cards',
      'page.js:3 BILL alias billing',
      'store/features.js:1 carts constant carts',
      'store/features.js:2 gift-cards constant gift-cards',
      'store/features.js:3 billing constant billing',
    ]);
  });
});
