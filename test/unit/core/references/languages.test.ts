import assert from 'node:assert/strict';
import { indexOf, listed, readFixture } from './fixtureIndex.ts';

const KEYS = ['new-checkout', 'cart-v2', 'search-v2', 'gift-cards', 'summer-banner'];

async function found(name: string, ...more: readonly string[]): Promise<string[]> {
  const files = readFixture(name);
  return listed(await indexOf(files, [...KEYS, ...more]), files);
}

describe('references in Java', () => {
  it('finds constants, enums with an argument, getters, static imports, named annotations and methods that hand a key on', async () => {
    assert.deepEqual(await found('java'), [
      'com/shop/flags/Flags.java:4 new-checkout constant new-checkout',
      'com/shop/flags/Flags.java:7 cart-v2 constant cart-v2',
      'com/shop/flags/Flags.java:8 search-v2 constant search-v2',
      'com/shop/web/Page.java:13 CHECKOUT alias new-checkout',
      'com/shop/web/Page.java:15 gift-cards call gift-cards',
      'com/shop/web/Page.java:17 Feature.CART.getKey alias cart-v2',
      'com/shop/web/Page.java:18 Flags.CHECKOUT alias new-checkout',
      'com/shop/web/Page.java:19 summer-banner wrapper summer-banner',
      'com/shop/web/Page.java:22 search-v2 literal? search-v2',
      'com/shop/web/Page.java:24 new-checkout mention new-checkout',
      'com/shop/web/PageTest.groovy:3 Flags.CHECKOUT alias new-checkout',
    ]);
  });
});

describe('references in Kotlin', () => {
  it('finds named arguments, enum and companion members, and own functions under their labels', async () => {
    assert.deepEqual(await found('kotlin'), [
      'com/shop/flags/FlagKey.kt:7 gift-cards constant gift-cards',
      'com/shop/flags/FlagKey.kt:12 search-v2 constant search-v2',
      'com/shop/flags/FlagKey.kt:17 cart-v2 constant? cart-v2',
      'com/shop/flags/Flags.kt:3 new-checkout constant new-checkout',
      'com/shop/flags/Flags.kt:7 cart-v2 constant cart-v2',
      'com/shop/flags/Flags.kt:10 search-v2 constant search-v2',
      'com/shop/flags/Flags.kt:14 summer-banner constant summer-banner',
      'com/shop/flags/Gate.kt:4 SUMMER_BANNER constant? summer-banner',
      'com/shop/flags/Gate.kt:7 SUMMER_BANNER alias? summer-banner',
      'com/shop/flags/Made.kt:5 summer-banner constant summer-banner',
      'com/shop/flags/Made.kt:6 summer-banner literal? summer-banner',
      'com/shop/web/Banner.kt:5 FeatureKey.Banner alias summer-banner',
      'com/shop/web/Banner.kt:5 FeatureKey.Keys.Banner alias summer-banner',
      'com/shop/web/Cards.kt:7 FlagKey.GiftCards alias gift-cards',
      'com/shop/web/Cards.kt:7 FlagKey.Search alias search-v2',
      'com/shop/web/Labels.kt:8 FlagKey.GiftCards alias gift-cards',
      'com/shop/web/Labels.kt:9 Search alias search-v2',
      'com/shop/web/Labels.kt:10 FlagKey.GiftCards alias gift-cards',
      'com/shop/web/Page.kt:9 CHECKOUT alias new-checkout',
      'com/shop/web/Page.kt:10 gift-cards call gift-cards',
      'com/shop/web/Page.kt:11 Feature.CART.key alias cart-v2',
      'com/shop/web/Page.kt:12 Feature.BANNER alias summer-banner',
      'com/shop/web/Page.kt:13 search-v2 wrapper search-v2',
      'com/shop/web/Page.kt:17 new-checkout mention new-checkout',
    ]);
  });
});

describe('references in C#', () => {
  it('finds attributes, constants through usings and aliases, calls over lines and named arguments', async () => {
    assert.deepEqual(await found('csharp'), [
      'Flags/FeatureFlags.cs:5 new-checkout constant new-checkout',
      'Flags/FeatureFlags.cs:6 cart-v2 constant cart-v2',
      'Web/Layout.cshtml:2 FeatureFlags.Checkout alias new-checkout',
      'Web/Opened.cs:7 Checkout alias new-checkout',
      'Web/Page.cs:7 search-v2 call search-v2',
      'Web/Page.cs:13 FeatureFlags.Checkout alias new-checkout',
      'Web/Page.cs:14 Keys.Cart alias cart-v2',
      'Web/Page.cs:16 gift-cards call gift-cards',
      'Web/Page.cs:17 summer-banner wrapper summer-banner',
      'Web/Page.cs:21 new-checkout mention new-checkout',
    ]);
  });
});

describe('members of enums that attributes name', () => {
  const FILES = {
    'Flags.kt':
      'enum class FeatureFlag { @SerialName("new-checkout") CHECKOUT, @SerialName("cart-v2") CART(1) }',
    'Flags.java': 'enum FeatureFlag { @SerializedName("search-v2") SEARCH, @Deprecated PLAIN }',
    'Flags.cs':
      'enum FeatureFlag { [EnumMember(Value = "gift-cards")] GiftCards, [Obsolete("x")] Other = 2 }',
    'Page.kt': 'fun page() { show(FeatureFlag.CHECKOUT, FeatureFlag.CART) }',
    'Page.cs': 'class Page { void Go() { Show(FeatureFlag.GiftCards); } }',
  };

  it('are found by what they are called there', async () => {
    const files = new Map(Object.entries(FILES));
    assert.deepEqual(listed(await indexOf(files, KEYS), files), [
      'Flags.cs:1 gift-cards constant gift-cards',
      'Flags.java:1 search-v2 constant search-v2',
      'Flags.kt:1 new-checkout constant new-checkout',
      'Flags.kt:1 cart-v2 constant cart-v2',
      'Page.cs:1 FeatureFlag.GiftCards alias gift-cards',
      'Page.kt:1 FeatureFlag.CHECKOUT alias new-checkout',
      'Page.kt:1 FeatureFlag.CART alias cart-v2',
    ]);
  });
});

describe('references in Ruby', () => {
  it('finds symbols, frozen hashes, constants by path, keyword arguments and own methods', async () => {
    assert.deepEqual(await found('ruby', 'summer_banner'), [
      'app/flags.rb:3 new-checkout constant new-checkout',
      'app/flags.rb:4 cart-v2 constant cart-v2',
      'app/flags.rb:4 search-v2 constant search-v2',
      'app/models.rb:2 gift_cards mention gift_cards',
      'app/models.rb:3 gift_cards mention gift_cards',
      'app/models.rb:6 gift_cards mention gift_cards',
      'app/models.rb:6 gift_cards mention gift_cards',
      'app/models.rb:6 gift_cards accessor? gift_cards',
      'app/page.rb:3 Shop::Flags::CHECKOUT alias new-checkout',
      'app/page.rb:4 gift-cards call gift-cards',
      'app/page.rb:5 cart-v2 call cart-v2',
      'app/page.rb:6 summer-banner wrapper summer-banner',
      'app/page.rb:9 new-checkout mention new-checkout',
      'app/page.rb:14 new-checkout mention new-checkout',
      'app/page.rb:15 search-v2 call search-v2',
      'app/page_spec.rb:1 cart-v2 mention cart-v2',
      'app/page_spec.rb:2 gift-cards mention gift-cards',
      'app/page_spec.rb:2 search-v2 literal? search-v2',
      'app/stages.rb:2 summer_banner declaration? summer_banner',
      'spec/cards_spec.rb:1 gift_cards declaration? gift-cards',
      'spec/cards_spec.rb:3 gift_cards call gift_cards',
    ]);
  });
});

describe('references in PHP', () => {
  it('finds class constants, backed enums, named arguments and attributes', async () => {
    assert.deepEqual(await found('php'), [
      'src/Feature.php:7 cart-v2 constant cart-v2',
      'src/Feature.php:8 search-v2 constant search-v2',
      'src/Flags.php:7 new-checkout constant new-checkout',
      'src/NewCheckout.php:9 new-checkout constant new-checkout',
      'src/NewCheckout.php:17 cart-v2 literal? cart-v2',
      'src/Page.php:10 summer-banner constant summer-banner',
      'src/Page.php:16 Flags::CHECKOUT alias new-checkout',
      'src/Page.php:17 gift-cards call gift-cards',
      'src/Page.php:18 Feature::Cart->value alias cart-v2',
      'src/Page.php:19 self::BANNER alias summer-banner',
      'src/Page.php:27 search-v2 literal? search-v2',
      'src/Page.php:30 new-checkout mention new-checkout',
      'src/Shown.php:10 NewCheckout alias new-checkout',
      'src/legacy.php:3 gift-cards constant? gift-cards',
      'src/legacy.php:5 SHOP_GIFTS alias gift-cards',
    ]);
  });
});

describe('references in Swift', () => {
  it('finds labels, raw values, static members, and members of the type that is expected, not those of others', async () => {
    assert.deepEqual(await found('swift', 'inbox'), [
      'Sources/Broken.swift:2 FeatureFlag.giftCards alias? gift-cards',
      'Sources/FeatureFlag.swift:2 giftCards constant? gift-cards',
      'Sources/FeatureFlag.swift:3 inbox constant inbox',
      'Sources/FeatureFlag.swift:9 inbox alias inbox',
      'Sources/Flags.swift:1 new-checkout constant new-checkout',
      'Sources/Flags.swift:4 cart-v2 constant cart-v2',
      'Sources/Flags.swift:5 search-v2 constant search-v2',
      'Sources/Flags.swift:9 summer-banner constant summer-banner',
      'Sources/Page.swift:5 checkout alias new-checkout',
      'Sources/Page.swift:6 gift-cards call gift-cards',
      'Sources/Page.swift:7 Keys.banner alias summer-banner',
      'Sources/Page.swift:8 Feature.search alias search-v2',
      'Sources/Page.swift:9 Feature.cart.rawValue alias cart-v2',
      'Sources/Page.swift:10 search alias search-v2',
      'Sources/Page.swift:13 new-checkout mention new-checkout',
      'Sources/RemoteFlag.swift:11 giftCards alias? gift-cards',
      'Sources/Tab.swift:11 giftCards alias? gift-cards',
      'Sources/Tab.swift:12 inbox alias inbox',
      'Sources/Tab.swift:13 giftCards alias? gift-cards',
      'Sources/Tab.swift:15 inbox alias inbox',
      'Sources/Tab.swift:27 search-v2 literal? search-v2',
      'Sources/Tab.swift:40 giftCards alias? gift-cards',
    ]);
  });
});

describe('references in Rust', () => {
  it('finds constants through modules, match arms that give a key, and own functions', async () => {
    assert.deepEqual(await found('rust'), [
      'src/cargo.rs:1 gift-cards mention gift-cards',
      'src/cargo.rs:3 gift-cards mention gift-cards',
      'src/config.rs:2 new_checkout declaration? new-checkout',
      'src/config.rs:7 new_checkout declaration? new-checkout',
      'src/config.rs:16 search-v2 constant search-v2',
      'src/config.rs:18 cart-v2 literal? cart-v2',
      'src/config.rs:23 Renamed::Search alias search-v2',
      'src/keys.rs:1 new-checkout constant new-checkout',
      'src/keys.rs:4 Cart constant cart-v2',
      'src/keys.rs:5 Search constant search-v2',
      'src/keys.rs:11 Feature::Cart alias cart-v2',
      'src/keys.rs:11 cart-v2 constant cart-v2',
      'src/keys.rs:12 Self::Search alias search-v2',
      'src/keys.rs:12 search-v2 constant search-v2',
      'src/keys.rs:18 GiftCards constant? gift-cards',
      'src/page.rs:9 KEY alias new-checkout',
      'src/page.rs:10 keys::CHECKOUT alias new-checkout',
      'src/page.rs:13 gift-cards call gift-cards',
      'src/page.rs:16 Feature::Cart.key alias cart-v2',
      'src/page.rs:17 summer-banner wrapper summer-banner',
      'src/page.rs:20 new-checkout mention new-checkout',
      'src/page.rs:26 search-v2 wrapper search-v2',
      'src/page.rs:26 FeatureFlag::GiftCards alias? gift-cards',
      'src/page.rs:26 Feature::Cart.key alias cart-v2',
      'src/page.rs:36 GiftCards alias? gift-cards',
      'src/paths.rs:2 GiftCards alias? gift-cards',
      'src/typed.rs:4 cart-v2 constant cart-v2',
      'src/typed.rs:10 CartFlag alias cart-v2',
      'src/typed.rs:10 typed::CartFlag alias cart-v2',
    ]);
  });
});

describe('references in other languages', () => {
  it('finds scripts of components by their syntax, quoted keys, symbols, and bare keys and values of data', async () => {
    assert.deepEqual(await found('lexical', 'cart_v2'), [
      'Shop.svelte:1 cart-v2 call cart-v2',
      'Shop.svelte:1 gift-cards literal? gift-cards',
      'Shop.svelte:2 search-v2 mention search-v2',
      'Shop.vue:4 new-checkout call new-checkout',
      'Shop.vue:8 gift-cards call gift-cards',
      'attach.html.erb:1 cart_v2 literal? cart_v2',
      'attach.html.erb:2 cart_v2 mention cart_v2',
      'features.yml:1 new-checkout mention new-checkout',
      'features.yml:2 new-checkout declaration? new-checkout',
      'features.yml:5 cart-v2 declaration? cart-v2',
      'features.yml:6 search-v2 declaration? search-v2',
      'flags.dart:2 gift-cards constant gift-cards',
      'flags.dart:3 summer-banner constant summer-banner',
      'flags.sql:1 gift-cards literal? gift-cards',
      'flags.sql:1 cart-v2 mention cart-v2',
      'flags.toml:1 gift-cards declaration? gift-cards',
      'list.yaml:1 gift-cards declaration? gift-cards',
      'list.yaml:1 cart-v2 declaration? cart-v2',
      'list.yaml:4 new-checkout mention new-checkout',
      'list.yaml:5 gift-cards mention gift-cards',
      'list.yaml:6 gift-cards declaration? gift-cards',
      'page.html.erb:1 gift-cards call gift-cards',
      'page.html.erb:1 cart-v2 literal? cart-v2',
      'release.sh:1 gift-cards literal? gift-cards',
      'release.sh:1 cart-v2 mention cart-v2',
      'res/values/bools.xml:1 cart_v2 literal? cart_v2',
      'res/values/strings.xml:1 cart_v2 mention cart_v2',
      'settings.toml:2 search-v2 declaration? search-v2',
      'settings.toml:3 gift-cards declaration? gift-cards',
      'shop.blade.php:1 new-checkout literal? new-checkout',
      'shop.blade.php:2 cart-v2 literal? cart-v2',
      'shop.c:1 new-checkout literal? new-checkout',
      'shop.c:2 cart-v2 literal? cart-v2',
      'shop.c:2 gift-cards mention gift-cards',
      'shop.dart:1 new-checkout mention new-checkout',
      'shop.dart:2 summer-banner literal? summer-banner',
      'shop.dart:4 Flags.giftCards alias gift-cards',
      'shop.ex:2 new-checkout literal? new-checkout',
      'shop.ex:2 gift-cards mention gift-cards',
      'shop.ex:3 cart_v2 literal? cart_v2',
      'shop.html:1 new-checkout literal? new-checkout',
      'shop.html:1 cart-v2 literal? cart-v2',
    ]);
  });
});

describe('a file too large for its grammar', () => {
  it('is looked through for members of the types of others, but for its comments', async () => {
    const files = new Map([
      ['flags.rs', 'pub enum FeatureFlag {\n    GiftCards,\n}\n'],
      [
        'view.rs',
        `// FeatureFlag::GiftCards\nfn a() { FeatureFlag::GiftCards.on(); Tab::GiftCards }${`${' '.repeat(99)}\n`.repeat(6001)}`,
      ],
    ]);
    assert.deepEqual(listed(await indexOf(files, ['gift-cards']), files), [
      'flags.rs:2 GiftCards constant? gift-cards',
      'view.rs:2 FeatureFlag::GiftCards alias? gift-cards',
    ]);
  });
});

describe('members that are flags by their type', () => {
  it('are found in Kotlin and Java, of whatever is called like flags', async () => {
    const files = new Map([
      [
        'SyncFeature.kt',
        `interface SyncFeature {
    @Toggle.DefaultValue(TRUE)
    fun canScan(): Toggle
    fun self(): Toggle
    fun canPaste(): Boolean
}
`,
      ],
      [
        'Sync.kt',
        `class Sync(private val syncFeature: SyncFeature, private val camera: Camera) {
    fun scan() = syncFeature.canScan().isEnabled() && camera.canScan()
    fun paste() = syncFeature.canPaste()
    fun with(feature: SyncFeature) = feature.canScan().isEnabled()
    fun later(syncFeature: Lazy<SyncFeature>) = syncFeature.get().canScan().isEnabled() && camera.get().canScan()
}
`,
      ],
      ['ShopFeatures.java', 'interface ShopFeatures {\n    FeatureFlag giftCards();\n}\n'],
      [
        'Shop.java',
        'class Shop {\n    void show() { if (this.shopFeatures.giftCards().isOn() || till.giftCards()) open(); }\n}\n',
      ],
    ]);
    assert.deepEqual(listed(await indexOf(files, ['canScan', 'canPaste', 'gift-cards']), files), [
      'Shop.java:2 this.shopFeatures.giftCards alias? gift-cards',
      'ShopFeatures.java:2 giftCards constant? gift-cards',
      'Sync.kt:2 syncFeature.canScan alias canScan',
      'Sync.kt:4 feature.canScan alias canScan',
      'Sync.kt:5 canScan alias canScan',
      'SyncFeature.kt:3 canScan constant canScan',
    ]);
  });
});

describe('a word of plain language in a template', () => {
  it('is a key where what speaks of flags is asked for it', async () => {
    const files = new Map([
      [
        'page.html.haml',
        "- if feature?(:inventory, user)\n- if feature? :inventory\n= link_to :inventory\n= t('inventory')\n",
      ],
      ['page.leex', '<%= if FunWithFlags.enabled?(:inventory) do %><%= gettext("inventory") %>\n'],
      ['page.twig', "{% if flipper.enabled('inventory') %}{{ path('inventory') }}<Tab name='inventory'>\n"],
      ['page.astro', '<Feature name="inventory"><Icon name="inventory" />\n'],
      ['page.scss', '@import "new_inventory";\n@if feature("new_inventory") {}\n'],
    ]);
    assert.deepEqual(listed(await indexOf(files, ['inventory', 'new_inventory']), files), [
      'page.astro:1 inventory literal? inventory',
      'page.html.haml:1 inventory literal? inventory',
      'page.html.haml:2 inventory literal? inventory',
      'page.leex:1 inventory literal? inventory',
      'page.scss:1 new_inventory mention new_inventory',
      'page.scss:2 new_inventory literal? new_inventory',
      'page.twig:1 inventory literal? inventory',
    ]);
  });
});

describe('a word of a trade, such as oauth2', () => {
  it('is a key only where syntax says so', async () => {
    const files = new Map([
      ['page.rb', "provider(:oauth2)\nFlipper.enabled?(:oauth2)\nconfig = { provider: 'oauth2' }\n"],
    ]);
    assert.deepEqual(listed(await indexOf(files, ['oauth2']), files), ['page.rb:2 oauth2 call oauth2']);
  });
});
