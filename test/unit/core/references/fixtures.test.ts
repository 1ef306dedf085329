import assert from 'node:assert/strict';
import { indexOf, listed, readFixture } from './fixtureIndex.ts';

const KEYS = ['new-checkout', 'cart-v2', 'search-v2', 'gift-cards', 'summer-banner'];

async function found(name: string, ...more: readonly string[]): Promise<string[]> {
  const files = readFixture(name);
  return listed(await indexOf(files, [...KEYS, ...more]), files);
}

function within(lines: readonly string[], file: string): string[] {
  return lines.filter((line) => line.startsWith(`${file}:`)).map((line) => line.slice(file.length + 1));
}

describe('references in TypeScript', () => {
  let lines: string[];
  before(async () => {
    lines = await found('typescript');
  });

  it('finds keys in calls over lines, optional chains, generics and conditions', () => {
    assert.deepEqual(within(lines, 'calls.ts'), [
      '5 new-checkout call new-checkout',
      '7 search-v2 call search-v2',
      '10 gift-cards call gift-cards',
      '10 cart-v2 call cart-v2',
    ]);
  });

  it('finds constants, const objects, enums and static fields', () => {
    assert.deepEqual(within(lines, 'keys.ts'), [
      '1 new-checkout constant new-checkout',
      '2 cart-v2 constant cart-v2',
      '2 search-v2 constant search-v2',
      '4 gift-cards constant gift-cards',
      '7 summer-banner constant summer-banner',
    ]);
  });

  it('finds their uses through imports and re-exports, and not where the name is shadowed', () => {
    assert.deepEqual(within(lines, 'uses.ts'), [
      '5 CHECKOUT alias new-checkout',
      '6 RENAMED alias new-checkout',
      '7 FLAGS.cart alias cart-v2',
      '8 Feature.GiftCards alias gift-cards',
      '9 search alias search-v2',
      '10 Keys.Banner alias summer-banner',
    ]);
  });

  it('finds calls of wrappers, wrappers of wrappers and methods', () => {
    assert.deepEqual(within(lines, 'wrapped.ts'), [
      '3 new-checkout wrapper new-checkout',
      '4 cart-v2 wrapper cart-v2',
      '7 gift-cards wrapper gift-cards',
    ]);
    assert.deepEqual(within(lines, 'wrappers.ts'), []);
  });

  it('finds accessors, destructured or not, and components', () => {
    assert.deepEqual(within(lines, 'components.tsx'), [
      '4 newCheckout accessor new-checkout',
      '4 cartV2 accessor cart-v2',
      '7 gift-cards mention gift-cards',
      '8 searchV2 accessor search-v2',
      '8 gift-cards accessor gift-cards',
      '9 summer-banner call summer-banner',
    ]);
  });

  it('finds registries, spread or of bare names, and what a hook gives of them', () => {
    assert.deepEqual(within(lines, 'registry.ts'), [
      '4 newCheckout declaration? new-checkout',
      '5 cartV2 declaration? cart-v2',
      '7 giftCards declaration? gift-cards',
      '9 summer-banner declaration summer-banner',
      '10 gift-cards constant gift-cards',
      '12 summer-banner call summer-banner',
      '13 ALL.cart alias cart-v2',
      '13 ALL.gift alias gift-cards',
      '14 newCheckout accessor? new-checkout',
    ]);
  });

  it('finds members of what is called like flags, spelled the way of the language', async () => {
    const parted = await found('typescript', 'cart_page');
    assert.deepEqual(within(parted, 'props.tsx'), ['1 cartPage accessor? cart_page']);
  });

  it('finds what is exported by default, through paths of tsconfig and packages of the workspace', () => {
    assert.deepEqual(within(lines, 'paths.ts'), ['4 banner alias summer-banner', '4 gift alias gift-cards']);
  });

  it('takes comments and test titles for mentions, and longer words for nothing', () => {
    assert.deepEqual(within(lines, 'negatives.ts'), [
      '1 new-checkout mention new-checkout',
      '3 new-checkout mention new-checkout',
      '6 new-checkout mention new-checkout',
    ]);
  });
});

describe('references in Python', () => {
  it('finds constants, enums, class attributes and their uses, keywords and methods', async () => {
    const lines = await found('python');
    assert.deepEqual(within(lines, 'keys.py'), [
      '3 new-checkout constant new-checkout',
      '7 cart-v2 constant cart-v2',
      '11 search-v2 constant search-v2',
    ]);
    assert.deepEqual(within(lines, 'uses.py'), [
      '6 KEY alias new-checkout',
      '7 gift-cards call gift-cards',
      '8 Feature.CART.value alias cart-v2',
      '9 keys.Flags.SEARCH alias search-v2',
      '25 summer-banner wrapper summer-banner',
      '29 new-checkout mention new-checkout',
      '30 search-v2 wrapper search-v2',
      '34 PREFIX + "banner" constant summer-banner',
      '35 "gift-" "cards" constant gift-cards',
      '39 BANNER alias summer-banner',
      '40 LONG alias gift-cards',
      '41 PREFIX + "sale" call summer-sale',
      '46 summer-banner constant? summer-banner',
      '49 self.key alias summer-banner',
    ]);
    assert.deepEqual(within(lines, 'migration.py'), [
      '3 gift-cards literal? gift-cards',
      '5 gift-cards literal? gift-cards',
      '6 gift-cards mention gift-cards',
    ]);
    assert.deepEqual(within(lines, 'modules.py'), [
      '6 settings.GIFTS alias gift-cards',
      '6 shop.flags.names.BANNER alias summer-banner',
    ]);
  });
});

describe('references in Go', () => {
  it('finds const blocks and their uses in the package and from others, and methods', async () => {
    assert.deepEqual(await found('go'), [
      'dot/dot.go:5 Checkout alias new-checkout',
      'other/other.go:6 shop.Cart alias cart-v2',
      'shop/keys.go:6 new-checkout constant new-checkout',
      'shop/keys.go:7 cart-v2 constant cart-v2',
      'shop/kinds.go:9 cart-v2 mention cart-v2',
      'shop/shop.go:16 Cart alias cart-v2',
      'shop/shop.go:16 gift-cards wrapper gift-cards',
      'shop/shop.go:21 Checkout alias new-checkout',
    ]);
  });
});

describe('flags that are called by everyday words', () => {
  it('are found in a package of flags, and in lists that are called so', async () => {
    const lines = await found('go', 'Template', 'PSA');
    assert.deepEqual(within(lines, 'featuregate/gates.go'), [
      '4 Template constant Template',
      '5 PSA constant PSA',
      '9 Template alias Template',
      '10 PSA alias PSA',
    ]);
    assert.deepEqual(within(lines, 'shop/gates.go'), [
      '7 featuregate.Template alias Template',
      '7 Template literal? Template',
    ]);
  });
});

describe('what a call is made on', () => {
  const CALLS: readonly (readonly [file: string, text: string])[] = [
    ['web/page.ts', "import { toggles } from './toggles';\ntoggles.isEnabled('new-thing');\n"],
    ['web/page.ts', "import { toggles } from '@/toggles';\ntoggles.isEnabled('new-thing');\n"],
    [
      'pkg/web/page.go',
      'package web\nimport "github.com/shop/shop/pkg/toggles"\nfunc on() bool { return toggles.IsEnabled("new-thing") }\n',
    ],
    ['src/Shop/Page.php', "<?php\nuse Shop\\Toggles;\n$on = Toggles::isEnabled('new-thing');\n"],
    [
      'Shop.Web/Page.cs',
      'using Toggles = Shop.Flags.Toggles;\nclass Page { bool On() => Toggles.IsEnabled("new-thing"); }\n',
    ],
    ['shop/page.py', "from shop.client import toggles\ntoggles.is_enabled('new-thing')\n"],
  ];
  for (const [file, text] of CALLS) {
    it(`is the code's own by how it is imported, whichever files were read (${file}, ${text.split('\n')[0]})`, async () => {
      assert.deepEqual([...(await indexOf(new Map([[file, text]]), [])).keys()], ['new-thing']);
    });
  }

  it('is foreign where it comes from a package', async () => {
    const text = "import { toggles } from 'some-library';\ntoggles.isEnabled('new-thing');\n";
    const go =
      'package web\nimport "github.com/other/toggles"\nfunc on() bool { return toggles.IsEnabled("new-thing") }\n';
    const files = new Map([
      ['web/page.ts', text],
      ['pkg/web/page.go', go],
    ]);
    assert.deepEqual([...(await indexOf(files, [])).keys()], []);
  });
});

describe('what no flag system knows', () => {
  it('finds keys that flag calls reveal, and tells of keys it cannot', async () => {
    const index = await indexOf(readFixture('typescript'), []);
    const revealed = [...index.keys()].sort();
    assert.deepEqual(revealed, ['cart-v2', 'gift-cards', 'new-checkout', 'search-v2', 'summer-banner']);
    assert.deepEqual(
      index.unresolved().map(({ file, range, prefix }) => [file, range.line + 1, prefix]),
      [['calls.ts', 11, 'team-']],
    );
  });

  it('uses the calls and accessors of release-lens.json', async () => {
    const files = new Map([['a.ts', "isLive('alpha');\nread(config.toggles.betaTwo);\n"]]);
    const config = { calls: [{ name: 'isLive', keyArgument: 0 }], accessors: [{ object: 'config.toggles' }] };
    const index = await indexOf(files, ['beta-two'], config);
    assert.deepEqual(listed(index, files), ['a.ts:1 alpha call alpha', 'a.ts:2 betaTwo accessor beta-two']);
  });
});
