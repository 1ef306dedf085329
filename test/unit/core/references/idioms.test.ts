import assert from 'node:assert/strict';
import { finderOf, indexOf } from './fixtureIndex.ts';

const KEYS = [
  'new-checkout',
  'cart-v2',
  'search-v2',
  'gift-cards',
  'PriceList',
  'inbox',
  'loyalty_points',
  'price_match',
  'feature.cart.on',
  'banner',
];

const found = finderOf(KEYS);

describe('names that are their own texts in C#', () => {
  it('are read as such, and namespaces as no uses', async () => {
    const lines = await found({
      'FeatureFlags.cs':
        'namespace Shop.Features.PriceList;\nstatic class FeatureFlags { public const string PriceList = nameof(PriceList); }',
      'Page.cs':
        'namespace Shop.FeatureFlags.PriceList { class Page { bool On() => m.IsEnabledAsync(FeatureFlags.PriceList) && m.IsEnabledAsync(nameof(Flag.PriceList)); } }',
    });
    assert.deepEqual(lines, [
      'FeatureFlags.cs:2 PriceList constant PriceList',
      'Page.cs:1 FeatureFlags.PriceList alias PriceList',
      'Page.cs:1 PriceList call PriceList',
    ]);
  });
});

describe('flags that C# makes without naming their type again', () => {
  it('are constants of their keys', async () => {
    const lines = await found({
      'FeatureFlag.cs':
        'class FeatureFlag { public static readonly FeatureFlag Cart = new("cart-v2"); }\nclass Tabs { static readonly Tab Search = new("search-v2"); }',
      'Page.cs': 'class Page { bool On() => flags.Get(FeatureFlag.Cart) && tabs.Get(Tabs.Search); }',
    });
    assert.deepEqual(lines, [
      'FeatureFlag.cs:1 cart-v2 constant cart-v2',
      'FeatureFlag.cs:2 search-v2 literal? search-v2',
      'Page.cs:1 FeatureFlag.Cart alias cart-v2',
    ]);
  });
});

describe('flags that are objects of a text handed up', () => {
  it('need no body, in a file of flags or by their type', async () => {
    const lines = await found({
      'FlagDefinitions.kt': 'object Checkout : Temporary<Boolean>(key = "new-checkout", default = false)',
      'Page.kt':
        'object Cart : FeatureFlag("cart-v2")\nobject Search : Screen("search-v2")\nval all = listOf(Cart)\nfun page() { client.read(Checkout, Cart, Search, all) }',
    });
    assert.deepEqual(lines, [
      'FlagDefinitions.kt:1 new-checkout constant new-checkout',
      'Page.kt:1 cart-v2 constant cart-v2',
      'Page.kt:2 search-v2 constant? search-v2',
      'Page.kt:3 Cart alias cart-v2',
      'Page.kt:4 Checkout alias new-checkout',
      'Page.kt:4 Cart alias cart-v2',
    ]);
  });
});

describe('members of types of flags in quotes', () => {
  it('are their keys', async () => {
    const lines = await found({
      'flags.ts':
        "export interface Experiments { 'new-checkout': boolean; cart: string }\ninterface Tabs { 'cart-v2': 1 }",
    });
    assert.deepEqual(lines, ['flags.ts:1 new-checkout declaration new-checkout']);
  });
});

describe('packages without folders of their own', () => {
  it('are found by imports that begin as the code around them does', async () => {
    const lines = await found({
      'flags/src/main/kotlin/FlagDefinitions.kt':
        'package com.shop.flags\nobject Checkout : Temporary<Boolean>(key = "new-checkout", default = false)',
      'web/src/main/kotlin/com/shop/web/Page.kt':
        'package com.shop.web\nimport com.shop.flags.Checkout\nfun page() { client.read(Checkout) }',
      'shop-flagging/src/main/kotlin/FeatureFlags.kt':
        'package com.shop.flagging\nobject Cart : Temporary<Boolean>(env = "cart-v2")',
      'web/src/main/kotlin/web/Cart.kt':
        'package com.shop.web\nimport com.shop.flagging.Cart\nfun page() { client.read(Cart) }',
      'web/src/main/kotlin/com/shop/web/Other.kt':
        'package com.shop.web\nimport org.other.Checkout\nfun page() { client.read(Checkout) }',
    });
    assert.deepEqual(lines, [
      'flags/src/main/kotlin/FlagDefinitions.kt:2 new-checkout constant new-checkout',
      'shop-flagging/src/main/kotlin/FeatureFlags.kt:2 cart-v2 constant cart-v2',
      'web/src/main/kotlin/com/shop/web/Page.kt:3 Checkout alias new-checkout',
      'web/src/main/kotlin/web/Cart.kt:3 Cart alias cart-v2',
    ]);
  });
});

describe('references in Scala', () => {
  it('finds objects of a type of flags, by imports, and values made of a text', async () => {
    const lines = await found({
      'app/admin/FeatureSwitch.scala': `package admin
object FeatureSwitch {
  val all = List(Checkout, Cart)
  case object Checkout extends FeatureSwitch {
    override val name: String = "new-checkout"
    val displayText = "Search"
  }
  case object Cart extends FeatureSwitch("cart-v2")
}
object Switches extends Enumeration {
  val GiftCards = Value("gift-cards")
}`,
      'app/Page.scala': `import admin.FeatureSwitch.{Checkout, Cart}
import admin.Switches
// Checkout
class Page { isEnabled(Checkout) && List(Cart, Switches.GiftCards, "Checkout") }`,
      'app/Other.scala': 'import other.Checkout\nclass Other { show(Checkout) }',
      'app/All.scala': 'import admin.FeatureSwitch._\nclass All { show(Checkout) }',
    });
    assert.deepEqual(lines, [
      'app/All.scala:2 Checkout alias new-checkout',
      'app/Page.scala:4 Checkout alias new-checkout',
      'app/Page.scala:4 Cart alias cart-v2',
      'app/Page.scala:4 Switches.GiftCards alias gift-cards',
      'app/admin/FeatureSwitch.scala:3 Checkout alias new-checkout',
      'app/admin/FeatureSwitch.scala:3 Cart alias cart-v2',
      'app/admin/FeatureSwitch.scala:5 new-checkout constant new-checkout',
      'app/admin/FeatureSwitch.scala:8 cart-v2 constant cart-v2',
      'app/admin/FeatureSwitch.scala:11 gift-cards constant gift-cards',
    ]);
  });
});

describe('objects of flags in Scala', () => {
  it('declare, are made of and give them', async () => {
    const lines = await found({
      'app/Switches.scala': `package admin
case class FeatureSwitches(
    loyaltyPoints: Option[Boolean],
    other: List[Int] = List(1, 2), inbox: Boolean
)
case class Prices(priceMatch: Int)`,
      'app/Page.scala': `class Page {
  val set = FeatureSwitches(loyaltyPoints = Some(on(1, priceMatch = 2)), inbox = true)
  // featureSwitches.loyaltyPoints
  def on = settings.featureSwitches.loyaltyPoints.contains(On) && prices.priceMatch
  def off = featureSwitches
    .priceMatch
}`,
    });
    assert.deepEqual(lines, [
      'app/Page.scala:2 loyaltyPoints declaration? loyalty_points',
      'app/Page.scala:2 inbox declaration inbox',
      'app/Page.scala:4 loyaltyPoints accessor? loyalty_points',
      'app/Page.scala:6 priceMatch accessor? price_match',
      'app/Switches.scala:3 loyaltyPoints declaration? loyalty_points',
      'app/Switches.scala:4 inbox declaration inbox',
    ]);
  });
});

describe('folders called changelog', () => {
  it('hold data as any others do', async () => {
    const lines = await found({
      'db/changelog/0001.xml': '<column name="name" value="gift-cards"/>\n',
      CHANGELOG: 'adds "gift-cards"\n',
      'CHANGELOG-2.html': '<b title="gift-cards">more</b>\n',
    });
    assert.deepEqual(lines, [
      'CHANGELOG:1 gift-cards mention gift-cards',
      'CHANGELOG-2.html:1 gift-cards mention gift-cards',
      'db/changelog/0001.xml:1 gift-cards literal? gift-cards',
    ]);
  });
});

describe('key paths in Swift', () => {
  it('lead to flags of what is called like them', async () => {
    const lines = await found({
      'Page.swift': `struct Cart: Gated { static let flag: KeyPath<FeatureFlags, Bool>? = \\.loyaltyPoints
  static let price: KeyPath<Prices, Bool> = \\.priceMatch
  func on() -> Bool { featureFlagProvider[\\.priceMatch] && flags.enabling(\\FeatureFlags.loyaltyPoints) && prices[\\.priceMatch] && featureFlags[\\.inbox] } }`,
    });
    assert.deepEqual(lines, [
      'Page.swift:1 loyaltyPoints accessor? loyalty_points',
      'Page.swift:3 priceMatch accessor? price_match',
      'Page.swift:3 loyaltyPoints accessor? loyalty_points',
      'Page.swift:3 inbox accessor? inbox',
    ]);
  });
});

describe('enums of flags in Dart', () => {
  it('have members that are their keys, or are given one', async () => {
    const lines = await found({
      'flags.dart': `enum FeatureFlag {
  // the cart-v2
  banner,
  giftCards;
  bool get on => true;
}
enum RemoteFlag { checkout('new-checkout', true), cart(key: "cart-v2") }
enum Tab { banner }`,
      'page.dart':
        "import 'flags.dart';\nfinal on = FeatureFlag.banner.on && FeatureFlag.giftCards.on && RemoteFlag.checkout.on && Tab.banner;",
    });
    assert.deepEqual(lines, [
      'flags.dart:2 cart-v2 mention cart-v2',
      'flags.dart:3 banner constant banner',
      'flags.dart:4 giftCards constant? gift-cards',
      'flags.dart:7 new-checkout constant new-checkout',
      'flags.dart:7 cart-v2 constant cart-v2',
      'page.dart:2 FeatureFlag.banner alias banner',
      'page.dart:2 FeatureFlag.giftCards alias? gift-cards',
      'page.dart:2 RemoteFlag.checkout alias new-checkout',
    ]);
  });
});

describe('keys in placeholders', () => {
  it('are found where they are all of a text', async () => {
    const lines = await found({
      'Page.java': `class Page { @Value("\${feature.cart.on:false}") boolean on; @Value("on \${feature.cart.on}") String x; }`,
      'Made.java': `class Made { Made(@Value("\${feature.cart.on}") final boolean on) {} }`,
      'Page.kt': `class Page(@Value("\\\${feature.cart.on}") val on: Boolean)`,
    });
    assert.deepEqual(lines, [
      'Made.java:1 feature.cart.on literal? feature.cart.on',
      'Page.java:1 feature.cart.on literal? feature.cart.on',
      'Page.java:1 feature.cart.on mention feature.cart.on',
      'Page.kt:1 feature.cart.on literal? feature.cart.on',
    ]);
  });
});

describe('keys behind what is called like flags in the path of a setting', () => {
  it('are found; words of plain language where a setting is asked for, and none in what a person reads', async () => {
    const lines = await found({
      'Page.php':
        "<?php\nconfig('shop.feature_flags.loyalty_points');\nconfig('features.banner');\nConfig::set(['features.gift-cards' => true]);\ntrans('features.loyalty_points');\nroute('features.banner');\nconfig('colours.banner');\n",
      'page.ts':
        "nest.configService.get<boolean>('featureToggles.new-checkout');\nt('features.new-checkout');\nevents.emit('feature.inbox');\nconfig.get('features.banner.title');\n",
      'Translation/Page.php': "<?php\nif (Feature::isActive('inbox')) {}\n",
      '.phpstorm.meta.php':
        "<?php\nmap(['features.gift-cards' => 'boolean', 'gift-cards' => Cards::class]);\n",
      'page.twig': "{% if config('shop.features.banner') and trans('features.banner') %}\n",
      'shop.properties': 'features.inbox=true\ntabs.inbox=true\n',
    });
    assert.deepEqual(lines, [
      '.phpstorm.meta.php:2 gift-cards mention gift-cards',
      'Page.php:2 loyalty_points literal? loyalty_points',
      'Page.php:3 banner literal? banner',
      'Page.php:4 gift-cards literal? gift-cards',
      'Translation/Page.php:2 inbox call inbox',
      'page.ts:1 new-checkout literal? new-checkout',
      'page.twig:1 banner literal? banner',
      'shop.properties:1 inbox declaration? inbox',
    ]);
  });
});

describe('code in the templates of components', () => {
  it('is read with the names of its script', async () => {
    const lines = await found({
      'Page.vue':
        '<script setup lang="ts">\nimport { CART, useFlags } from \'./flags\';\nconst flags = useFlags();\n</script>\n<template>\n<p v-if="features.loyaltyPoints && isOn(CART)" :class="{ on: flags[\'gift-cards\'] }">{{ features.banner }} it\'s {{ it\'s }} search-v2</p>\n<!-- <p v-if="features.searchV2"/> -->\n<p v-if="tabs.searchV2" v-slot="{ features }" title="features.searchV2"/>\n</template>\n',
      'Page.svelte':
        '<script>\nimport { features } from "./stores";\n</script>\n{#if $features.newCheckout && !isOn(x)}<p class:new={$features.searchV2}>{features.inbox}</p>{:else if $tabs.priceMatch}{/if}\n<style>.a { color: $features.giftCards }</style>\n',
      'flags.ts': "export const CART = 'cart-v2';\nexport function useFlags() { return 1 }\n",
    });
    assert.deepEqual(lines, [
      'Page.svelte:4 newCheckout accessor? new-checkout',
      'Page.svelte:4 searchV2 accessor? search-v2',
      'Page.vue:6 loyaltyPoints accessor? loyalty_points',
      'Page.vue:6 CART alias cart-v2',
      'Page.vue:6 gift-cards accessor gift-cards',
      'flags.ts:1 cart-v2 constant cart-v2',
    ]);
  });
});

describe('objects that a member called like flags is set to', () => {
  it('have flags by their names', async () => {
    const lines = await found({
      'page.test.js':
        "window.features = { giftCards: true, loyalty_points: true };\nwindow.tabs = { price_match: true };\nconst on = 'new-checkout';\n",
    });
    assert.deepEqual(lines, [
      'page.test.js:1 giftCards declaration? gift-cards',
      'page.test.js:1 loyalty_points declaration loyalty_points',
      'page.test.js:3 new-checkout constant? new-checkout',
    ]);
  });
});

describe('flags taken out of an object of flags', () => {
  it('are flags in the files that import them', async () => {
    const lines = await found({
      'lib/stores/flags.store.ts':
        "const flagNames = ['loyalty_points'];\nconst featureFlagsStore = makeStores();\nexport const { loyalty_points, price_match, other } = featureFlagsStore;\nexport const { inbox } = tabs;\n",
      'page.ts':
        "import { inbox, loyalty_points, other } from './lib/stores/flags.store';\nif (get(loyalty_points) && get(inbox) && get(other)) show(price_match);\n",
      'Page.svelte':
        '<script>\nimport { price_match as on } from "$lib/stores/flags.store";\nconst both = $on;\n</script>\n{#if $on}1{/if}\n',
    });
    assert.deepEqual(lines, [
      'Page.svelte:3 on alias? price_match',
      'Page.svelte:5 on alias? price_match',
      'lib/stores/flags.store.ts:1 loyalty_points declaration loyalty_points',
      'lib/stores/flags.store.ts:3 loyalty_points accessor? loyalty_points',
      'lib/stores/flags.store.ts:3 price_match accessor? price_match',
      'page.ts:2 loyalty_points alias? loyalty_points',
    ]);
  });
});

describe('what gives something else its name', () => {
  it('is no flag', async () => {
    const lines = await found({
      'routes.rb': 'namespace :loyalty_points do\n  queue_as :price_match\n  enable :price_match\nend\n',
      'page.html.erb':
        '<%= form_for([:loyalty_points, @page]) do %><p class="price_match"><%= feature_on :price_match %></p>\n',
      'points.exs':
        'create table(:loyalty_points)\ncreate unique_index(:loyalty_points, [:name])\ntest "on :loyalty_points" do\n  enable(:loyalty_points)\n',
      'points.ex': 'schema "loyalty_points" do\n',
      'Page.tsx': 'const page = <Tab className="gift-cards" data-testid={\'cart-v2\'} name="search-v2" />;\n',
    });
    assert.deepEqual(lines, [
      'Page.tsx:1 gift-cards mention gift-cards',
      'Page.tsx:1 cart-v2 mention cart-v2',
      'Page.tsx:1 search-v2 literal? search-v2',
      'page.html.erb:1 loyalty_points mention loyalty_points',
      'page.html.erb:1 price_match literal? price_match',
      'points.exs:3 loyalty_points mention loyalty_points',
      'points.exs:4 loyalty_points literal? loyalty_points',
      'routes.rb:1 loyalty_points mention loyalty_points',
      'routes.rb:2 price_match mention price_match',
      'routes.rb:3 price_match call price_match',
    ]);
  });
});

describe('keys behind what holds flags', () => {
  it('are found where they are quoted in its path, asked whether they are enabled, or set on a command line', async () => {
    const lines = await found({
      'page.ts':
        "isOn('featureSwitches.loyalty_points');\nisOn('feature_flags.banner');\nisOn('switches.loyalty_points');\n",
      'page.go': 'package page\nfunc page() { tr.Set("core", "experimental.inbox", true) }',
      'Config.java':
        'class Config { @Value("shop.features.gift-cards.enabled") boolean on; void set() { put("features.\\"gift-cards\\"", "pages.\\"gift-cards\\""); } }\n@TestPropertySource(properties = "shop.features.gift-cards.enabled = true") class Test { String s = "-Dfeatures.inbox=true"; String o = "pages.gift-cards=1"; }',
      'run.sh':
        'helm upgrade --set shop.features.gift-cards=true --set pages.gift-cards=1\nsnap set system experimental.inbox=true # features.inbox=\nsnap unset system experimental.gift-cards\nsnap set system experimental.gift-cards!\nsay of experimental.inbox that it is\nand more of experimental.inbox\n',
    });
    assert.deepEqual(lines, [
      'Config.java:1 gift-cards literal? gift-cards',
      'Config.java:1 gift-cards literal? gift-cards',
      'Config.java:1 gift-cards mention gift-cards',
      'Config.java:2 gift-cards literal? gift-cards',
      'page.go:2 inbox literal? inbox',
      'page.ts:1 loyalty_points literal? loyalty_points',
      'page.ts:2 banner literal? banner',
      'run.sh:1 gift-cards literal? gift-cards',
      'run.sh:2 inbox literal? inbox',
      'run.sh:3 gift-cards literal? gift-cards',
      'run.sh:4 gift-cards literal? gift-cards',
    ]);
  });
});

describe('words of plain language in files of data', () => {
  it('are flags where they stand right under what is called like flags', async () => {
    const lines = await found({
      'settings.json':
        '{\n  "FeatureManagement": {\n    "banner" : true,\n    "other": { "banner": 1 }\n  },\n  "banner": 2\n}',
      'values.yaml': 'features:\n  # on\n  banner: true\ncolours:\n  banner: red\nfeatureFlags:\n- banner\n',
    });
    assert.deepEqual(lines, [
      'settings.json:3 banner declaration? banner',
      'values.yaml:3 banner declaration? banner',
      'values.yaml:7 banner declaration? banner',
    ]);
  });
});

describe('what names packages and columns', () => {
  it('is no flag', async () => {
    const lines = await found({
      'Cargo.toml': '[dependencies]\ncart-v2 = { workspace = true }\n',
      'package.json': '{\n  "dependencies": { "cart-v2": "1.0.0" }\n}',
      'view.sql': "SELECT sum(x) AS 'PriceList' FROM y WHERE flag = 'new-checkout'",
    });
    assert.deepEqual(lines, [
      'Cargo.toml:2 cart-v2 mention cart-v2',
      'package.json:2 cart-v2 mention cart-v2',
      'view.sql:1 new-checkout literal? new-checkout',
    ]);
  });
});

describe('namespaces with braces in PHP', () => {
  it('hide nothing, and classes of a flag are known by the method that gives it', async () => {
    const lines = await found({
      'src/shop/class-carts.php':
        "<?php\nnamespace Shop {\n  class Carts extends Feature_Flag_Conditional {\n    protected function get_feature_flag() { return 'cart-v2'; }\n  }\n  $on = $unleash->isEnabled('new-checkout');\n}",
      'src/shop/Banners.php':
        "<?php\nnamespace Shop;\nclass Banners implements FeatureFlag { function getName() { return 'banner'; } }",
      'b.php': '<?php\nuse Shop\\Carts;\nuse Shop\\Banners;\n$c = [ Carts::class, Banners::class ];',
    });
    assert.deepEqual(lines, [
      'b.php:4 Carts alias cart-v2',
      'b.php:4 Banners alias banner',
      'src/shop/Banners.php:3 banner constant banner',
      'src/shop/class-carts.php:4 cart-v2 constant cart-v2',
      'src/shop/class-carts.php:6 new-checkout call new-checkout',
    ]);
  });
});

describe('members called alike of several types', () => {
  const flags = 'enum FeatureFlag { case giftCards, newCheckout, inbox }\n';

  it('are those of the type that is most like flags', async () => {
    const lines = await found({
      'FeatureFlag.kt': 'enum class FeatureFlag { NEW_CHECKOUT }',
      'MockFlag.kt': 'enum class MockFlag { NEW_CHECKOUT }',
      'Page.kt':
        'fun page() { on(FeatureFlag.NEW_CHECKOUT); on(ShopFeature.NEW_CHECKOUT); on(MockFlag.NEW_CHECKOUT) }',
      'ShopFeature.kt': 'enum class ShopFeature { NEW_CHECKOUT }',
    });
    assert.deepEqual(lines, [
      'FeatureFlag.kt:1 NEW_CHECKOUT constant? new-checkout',
      'Page.kt:1 FeatureFlag.NEW_CHECKOUT alias? new-checkout',
    ]);
  });

  it('are told apart in Swift by what a method takes, at the label they are given at', async () => {
    const lines = await found({
      'FeatureFlag.swift': flags,
      'Page.swift':
        'class Page { func featureFlagDidChange(with a: Int, on key: ShopFeature) {}\nfunc isEnabled(featureKey: ShopFeature) {}\nfunc mock(withFlags flags: [FeatureFlag]) {}\nfunc toggle(_ tab: Tab) {}\nfunc page() {\nfeatureFlagDidChange(with: 1, on: .giftCards)\nisEnabled(featureKey: .inbox)\nmock(withFlags: [.giftCards])\ntoggle(.giftCards)\n} }',
      'ShopFeature.swift': 'enum ShopFeature { case giftCards, inbox }\nenum Tab { case giftCards }',
    });
    assert.deepEqual(lines, [
      'FeatureFlag.swift:1 giftCards constant? gift-cards',
      'FeatureFlag.swift:1 newCheckout constant? new-checkout',
      'FeatureFlag.swift:1 inbox constant inbox',
      'Page.swift:8 giftCards alias? gift-cards',
    ]);
  });

  it('are told apart in Swift by the type a variable is said to have, and found in what is given to a mock', async () => {
    const lines = await found({
      'FeatureFlag.swift': flags,
      'Page.swift':
        'func page() {\nlet feature: PaidFeature = .giftCards\nlet flag: FeatureFlag = .giftCards\nFeatureFlagMock().set(.giftCards, value: true)\nuse(feature, flag) }\nlet view = View(featureFlags: MockFlags(giftCards: true))',
      'PaidFeature.swift':
        'struct PaidFeature { static var giftCards: PaidFeature { PaidFeature(tier: 1) } }',
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Page')),
      [
        'Page.swift:3 giftCards alias? gift-cards',
        'Page.swift:4 giftCards alias? gift-cards',
        'Page.swift:5 flag alias? gift-cards',
        'Page.swift:6 giftCards declaration? gift-cards',
      ],
    );
  });

  it('are fields of other types no more than members in Rust', async () => {
    const lines = await found({
      'flags.rs': 'pub enum FeatureFlag { PriceList }',
      'models.rs': 'pub struct ModelsByFeature { pub price_list: u8 }',
    });
    assert.deepEqual(lines, ['flags.rs:1 PriceList constant PriceList']);
  });

  it('are no labels of what is made in Swift', async () => {
    const lines = await found({
      'FeatureFlag.swift': flags,
      'Page.swift': 'func page() { use(ShopFeatureToggles(giftCards: true)) }',
    });
    assert.equal(lines.filter((line) => line.startsWith('Page')).length, 0);
  });
});

describe('a call of a name that many have', () => {
  const sources = {
    'Page.kt':
      'class Page { fun page() { getUnleash().isEnabled("new-checkout"); shop.isEnabled("cart-v2"); shopFlags.isEnabled("hidden-thing") } }',
    'ShopFlags.kt': 'class ShopFlags { fun isEnabled(name: String) = client.boolVariation(name, false) }',
  };
  const others = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `other/Button${index}.kt`,
      `class Button${index} { fun isEnabled(state: String) = state == "on" }`,
    ]),
  );

  it('is what it is called on, however many others there are', async () => {
    const alone = await found(sources);
    const among = await found({ ...sources, ...others });
    assert.deepEqual(among, alone);
    assert.deepEqual(alone, [
      'Page.kt:1 new-checkout call new-checkout',
      'Page.kt:1 cart-v2 wrapper cart-v2',
      'Page.kt:1 hidden-thing call? hidden-thing',
    ]);
  });
});

describe('constants of the same letters in Go', () => {
  it('are flags by the type they are said to have, where one is said to be', async () => {
    const lines = await found({
      'e2e/sets/sets.go':
        'package sets\ntype Feature string\nconst PriceListFeature Feature = "PriceList"\nconst KindInbox = "inbox"\n',
      'feature/features.go':
        'package feature\nimport "k8s.io/component-base/featuregate"\nconst PriceList featuregate.Feature = "PriceList"\nconst CartFeature = "cart-v2"\n',
      'page/page.go':
        'package page\nimport (\n\t"shop.org/app/e2e/sets"\n\t"shop.org/app/feature"\n)\nfunc page() {\n\tuse(sets.PriceListFeature)\n\tuse(feature.PriceList, feature.CartFeature)\n\tuse(sets.KindInbox)\n}\n',
    });
    assert.deepEqual(lines, [
      'feature/features.go:3 PriceList constant PriceList',
      'feature/features.go:4 cart-v2 constant cart-v2',
      'page/page.go:8 feature.PriceList alias PriceList',
      'page/page.go:8 feature.CartFeature alias cart-v2',
    ]);
  });
});

describe('constants named in their own class in PHP', () => {
  it('are found in other constants and defaults', async () => {
    const lines = await found({
      'Switches.php':
        "<?php\nclass Switches {\nconst A = 'new-checkout';\nprivate const ALL = array( self::A );\nprivate const BY = [ self::A => 1 ];\npublic $y = [ static::A ];\n}",
    });
    assert.deepEqual(lines, [
      'Switches.php:3 new-checkout constant? new-checkout',
      'Switches.php:4 self::A alias new-checkout',
      'Switches.php:5 self::A alias new-checkout',
      'Switches.php:6 static::A alias new-checkout',
    ]);
  });
});

describe('enums of tuples in Python', () => {
  it('are known by the first text, and what asks for a flag is no name of its key', async () => {
    const lines = await found({
      'flags.py': 'class Flags(Info, Enum):\n    CART = ("cart-v2", "The new cart")\n',
      'page.py':
        'from flags import Flags\ndef page(r):\n    on = flag_is_active(r, Flags.CART.slug) and self._on(Flags.CART)\n    x_flag = flag_is_active_in_task("new-checkout", r)\n    return use(on, x_flag)\n',
    });
    assert.deepEqual(lines, [
      'flags.py:2 cart-v2 constant cart-v2',
      'page.py:3 Flags.CART.slug alias cart-v2',
      'page.py:3 Flags.CART alias cart-v2',
      'page.py:4 new-checkout literal? new-checkout',
    ]);
  });
});

describe('a Go import of another module', () => {
  it('is none of a folder that it only ends like', async () => {
    const lines = await found({
      'feature/features.go': 'package feature\nconst CartFeature = "cart-v2"\n',
      'web/cart/a.go':
        'package cart\nimport (\n\t"shop.org/api/feature"\n\t"shop.org/app/web/cart/views"\n)\nvar a = use(feature.CartFeature, views.X)\n',
      'web/cart/b.go':
        'package cart\nimport (\n\t"shop.org/app/feature"\n\t"shop.org/app/api/web/cart/views"\n)\nvar b = use(feature.CartFeature, views.X)\n',
      'web/c.go': 'package web\nimport "shop.org/app/feature"\nvar c = use(feature.CartFeature)\n',
    });
    assert.deepEqual(lines, [
      'feature/features.go:2 cart-v2 constant cart-v2',
      'web/c.go:3 feature.CartFeature alias cart-v2',
      'web/cart/b.go:6 feature.CartFeature alias cart-v2',
    ]);
  });
});

describe('texts without syntax that speaks for them', () => {
  it('are flags of one word right in what asks for flags, and not among words of which none is a key', async () => {
    const lines = await found({
      'Cargo/app/Cargo.toml': 'cart-v2 = "1"\n',
      'pnpm-lock.yaml': 'cart-v2: 1\n',
      'app/page.html': '{% switch "banner" %}{% block "banner" %}{% endswitch %}\n',
      'app/page.html.haml':
        '- if feature?(:inbox, user) && t("inbox") && OpenShop::FeatureToggle.enabled?(:banner)\n= tab :inbox\n',
      'openapi/page.yaml':
        'openapi: 3.0.0\nproperties:\n  loyalty_points:\n    $ref: "#/Points"\nx-feature-flag: price_match\n',
      'plan.rb':
        'def all\n  %w[cards loyalty_points transfers]\nend\ndef flags\n  %w[loyalty_points price_match]\nend\n',
    });
    assert.deepEqual(lines, [
      'Cargo/app/Cargo.toml:1 cart-v2 mention cart-v2',
      'app/page.html:1 banner literal? banner',
      'app/page.html.haml:1 inbox literal? inbox',
      'app/page.html.haml:1 banner literal? banner',
      'openapi/page.yaml:3 loyalty_points mention loyalty_points',
      'openapi/page.yaml:5 price_match declaration? price_match',
      'plan.rb:5 loyalty_points literal? loyalty_points',
      'plan.rb:5 price_match literal? price_match',
      'pnpm-lock.yaml:1 cart-v2 mention cart-v2',
    ]);
  });
});

describe('flags that a package of the workspace gives', () => {
  it('are found whatever its folder is called', async () => {
    const lines = await found({
      'lib/shared/src/flags.ts':
        "export enum FeatureFlag { Checkout = 'new-checkout' }\nexport enum Tab { Cart = 'cart-v2' }",
      'lib/shared/src/index.ts': "export { FeatureFlag, Tab } from './flags';",
      'web/page.ts':
        "import { FeatureFlag, Tab } from '@shop/shop-shared';\nimport { Other } from 'other';\nuse(FeatureFlag.Checkout, Tab.Cart, Other.Checkout);",
    });
    assert.deepEqual(lines, [
      'lib/shared/src/flags.ts:1 new-checkout constant new-checkout',
      'lib/shared/src/flags.ts:2 cart-v2 constant cart-v2',
      'web/page.ts:3 FeatureFlag.Checkout alias new-checkout',
    ]);
  });
});

describe('flags that a relative import of a package finds', () => {
  it('are found where it names the package or the folder of its sources', async () => {
    const lines = await found({
      'shop/src/flags.ts': "export const CHECKOUT = 'new-checkout';",
      'shop/src/index.ts': "export * from './flags';",
      'shop/test/page.test.ts': "import { CHECKOUT } from '../src';\nuse(CHECKOUT);",
      'mail/page.ts': "import { CHECKOUT } from '../shop';\nuse(CHECKOUT);",
    });
    assert.deepEqual(lines, [
      'mail/page.ts:2 CHECKOUT alias new-checkout',
      'shop/src/flags.ts:1 new-checkout constant new-checkout',
      'shop/test/page.test.ts:2 CHECKOUT alias new-checkout',
    ]);
  });
});

describe('members of an enum that JUnit is told by name', () => {
  it('are found in Java and Kotlin', async () => {
    const lines = await found({
      'FeatureFlag.java':
        'enum FeatureFlag { CART("cart-v2"), SEARCH("search-v2"); FeatureFlag(String key) {} }',
      'PageTest.java':
        'class PageTest { @EnumSource(value = FeatureFlag.class, names = {"CART", "SEARCH"}, mode = INCLUDE) void page(FeatureFlag flag) {} }',
      'PageTest.kt':
        'class PageTest { @EnumSource(FeatureFlag::class, names = ["CART"]) fun page(flag: FeatureFlag) {} }',
    });
    assert.deepEqual(lines, [
      'FeatureFlag.java:1 cart-v2 constant cart-v2',
      'FeatureFlag.java:1 search-v2 constant search-v2',
      'PageTest.java:1 CART alias cart-v2',
      'PageTest.java:1 SEARCH alias search-v2',
      'PageTest.kt:1 CART alias cart-v2',
    ]);
  });
});

describe('what leads to other files', () => {
  it('has a name: nothing can be looked for without', async () => {
    const text = 'object ShopFlags {\nfun isOn(key: String) = client.boolVariation(key, false)\n}';
    const index = await indexOf(new Map([['ShopFlags.kt', text]]), KEYS);
    assert.deepEqual([...index.aliases().names].sort(), [
      'jvm/ShopFlags isOn',
      'jvm/ShopFlags isOn(',
      'jvm/isOn(',
    ]);
  });
});
