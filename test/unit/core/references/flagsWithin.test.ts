import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['newCheckout', 'gift-cards', 'cart']);

describe('objects of flags within objects of flags', () => {
  it('have flags as members, as their own names say', async () => {
    const lines = await found({
      'page.ts': `const on = serverData.toggles.featureFlags.newCheckout && toggles.featureFlags['gift-cards'];
const other = toggles.pages.newCheckoutPage || toggles.featureFlags.cart.open || serverData.pages.newCheckout;`,
    });
    assert.deepEqual(lines, [
      'page.ts:1 newCheckout accessor? newCheckout',
      'page.ts:1 gift-cards accessor? gift-cards',
      'page.ts:2 cart accessor? cart',
    ]);
  });
});

describe('flags that an object describes', () => {
  it('are used by whatever is asked of it', async () => {
    const lines = await found({
      'flags.ts': `export const featureFlags = {
  CHECKOUT_V2: { flag: 'gift-cards', defaultValue: false },
  PAIR: { key: 'gift-cards', name: 'newCheckout' },
};
export const pages = { CHECKOUT_V2: { flag: 'gift-cards', size: 3 } };`,
      'page.ts': `import { featureFlags, pages } from './flags';
const on = client.read(featureFlags.CHECKOUT_V2.flag, featureFlags.CHECKOUT_V2.defaultValue);
const other = pages.CHECKOUT_V2.size + featureFlags.PAIR.size;`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('page')),
      [
        'page.ts:2 featureFlags.CHECKOUT_V2.flag alias gift-cards',
        'page.ts:2 featureFlags.CHECKOUT_V2 alias? gift-cards',
      ],
    );
  });
});

describe('flags that are gathered in groups', () => {
  it('are found as they spell a key of several words', async () => {
    const lines = await found({
      'page.ts': `const on = data.toggles.shop.newCheckout || toggles.shop.cart || data.shop.newCheckout;
const found = toggles.shop.pages.newCheckoutPage;`,
    });
    assert.deepEqual(lines, ['page.ts:1 newCheckout accessor? newCheckout']);
  });
});

describe('constants of the class that one extends', () => {
  it('are found in it, behind its own name or alone', async () => {
    const lines = await found({
      'Views.php': `<?php
abstract class Views {
  protected const FLAG_CHECKOUT = 'newCheckout';
  public const FLAG_CARDS = 'gift-cards';
}`,
      'CartViews.php': `<?php
class CartViews extends \\Shop\\Views implements Page {
  const OWN_CARDS = 'own';
  function on() { return Config::read(self::FLAG_CHECKOUT) . parent::FLAG_CARDS . self::OWN_CARDS; }
}
class Other extends Page { function on() { return self::FLAG_CHECKOUT; } }`,
      'BaseTest.java': 'class BaseTest { protected static final String FLAG_CHECKOUT = "newCheckout"; }',
      'PageTest.java': `class PageTest extends BaseTest { void on() { mock(FLAG_CHECKOUT); } }
class OtherTest extends PageBase { void on() { mock(FLAG_CHECKOUT); } }`,
    });
    assert.deepEqual(lines, [
      'BaseTest.java:1 newCheckout constant newCheckout',
      'CartViews.php:4 FLAG_CHECKOUT alias newCheckout',
      'CartViews.php:4 FLAG_CARDS alias gift-cards',
      'PageTest.java:1 FLAG_CHECKOUT alias newCheckout',
      'Views.php:3 newCheckout constant newCheckout',
      'Views.php:4 gift-cards constant gift-cards',
    ]);
  });
});

describe('a constant that holds flags', () => {
  it('has those of one word too, by name or in a template', async () => {
    const lines = await found({
      'settings.py': `FEATURES['cart'] = True
features['cart'] = True
SIZES['cart'] = 3`,
      'page.jinja': `{% if FEATURES.cart and FEATURES.cart() %}{{ features.cart }}{% endif %}
{% if SHOP_FLAGS.cart %}{{ SIZES.cart }}{% endif %}`,
      'page.js': 'const names = FEATURES.cart(1) || FEATURES.cart;',
    });
    assert.deepEqual(lines, [
      'page.jinja:1 cart accessor? cart',
      'page.jinja:2 cart accessor? cart',
      'settings.py:1 cart accessor? cart',
    ]);
  });
});

describe('members of a service of flags', () => {
  it('are flags as they spell a key, where they are not called too', async () => {
    const lines = await found({
      'page.ts': `if (this.featureFlagService.newCheckout.enabled) open();
when(mockFeatureFlagService.giftCards).thenReturn(on);
const other = pageService.newCheckout || featureFlagService.cart || featureFlagService.newCheckoutPage;`,
    });
    assert.deepEqual(lines, [
      'page.ts:1 newCheckout accessor? newCheckout',
      'page.ts:2 giftCards accessor? gift-cards',
    ]);
  });
});

const foundLoud = finderOf(['STILLNESS', 'NEW_CHECKOUT']);

describe('a flag of one loud word', () => {
  it('is a member in small letters of what speaks of flags', async () => {
    const lines = await foundLoud({
      'page.ts': 'const on = this.featureFlags.stillness.enabled || page.stillness || features.stillness;',
      'page.component.html': '<p *ngIf="featureFlags.stillness.enabled || page.stillness"></p>',
    });
    assert.deepEqual(lines, [
      'page.component.html:1 stillness accessor? STILLNESS',
      'page.ts:1 stillness accessor? STILLNESS',
    ]);
  });
});

describe('constants of a companion in Kotlin', () => {
  it('are the class’s, imported from it or asked of it', async () => {
    const lines = await found({
      'shop/FeatureFlagService.kt': `package shop
class FeatureFlagService {
  companion object {
    const val FLAG_CHECKOUT: String = "newCheckout"
    const val FLAG_CARDS = "gift-cards"
  }
}`,
      'shop/Page.kt': `package page
import shop.FeatureFlagService.Companion.FLAG_CHECKOUT
import shop.FeatureFlagService
import shop.Other.Companion.FLAG_CARDS
fun on() = service.isOn(FLAG_CHECKOUT) || service.isOn(FeatureFlagService.Companion.FLAG_CARDS) || service.isOn(FLAG_CARDS)`,
      'shop/All.kt': `package all
import shop.FeatureFlagService.Companion.*
fun on() = service.isOn(FLAG_CARDS)`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('shop/Feature')),
      [
        'shop/All.kt:3 FLAG_CARDS alias gift-cards',
        'shop/Page.kt:5 FLAG_CHECKOUT alias newCheckout',
        'shop/Page.kt:5 FeatureFlagService.Companion.FLAG_CARDS alias gift-cards',
      ],
    );
  });
});

describe('constants that stand further within, or come from further up', () => {
  it('are found by the import of a nested type’s member', async () => {
    const lines = await found({
      'shop/Flags.java':
        'package shop;\nclass Flags { static class Page { static final String CHECKOUT = "newCheckout"; } }',
      'app/Use.java': `package app;
import static shop.Flags.Page.CHECKOUT;
class Use { boolean on() { return client.isOn(CHECKOUT); } }`,
    });
    assert.deepEqual(lines, [
      'app/Use.java:3 CHECKOUT alias newCheckout',
      'shop/Flags.java:2 newCheckout constant newCheckout',
    ]);
  });

  it('are found by what a class implements, and behind self in Python', async () => {
    const lines = await found({
      'Keys.java': 'interface Keys { String CHECKOUT = "newCheckout"; }',
      'Use.java': `class Use extends Page implements Other, Keys { boolean on() { return client.isOn(CHECKOUT); } }
class Without extends Page { boolean on() { return client.isOn(CHECKOUT); } }`,
      'base.py': 'class Base:\n    CARDS = "gift-cards"',
      'page.py': `from base import Base
class Page(Base):
    def on(self): return client.is_on(self.CARDS)
class Other:
    def on(self): return client.is_on(self.CARDS)`,
    });
    assert.deepEqual(lines, [
      'Keys.java:1 newCheckout constant newCheckout',
      'Use.java:1 CHECKOUT alias newCheckout',
      'base.py:2 gift-cards constant gift-cards',
      'page.py:3 CARDS alias gift-cards',
    ]);
  });

  it('are found in what is frozen', async () => {
    const lines = await found({
      'keys.ts': "export const KEYS = Object.freeze({ cards: 'gift-cards' });",
      'use.ts': "import { KEYS } from './keys';\nexport const on = isOn(KEYS.cards) || isOn(KEYS.other);",
    });
    assert.deepEqual(lines, [
      'keys.ts:1 gift-cards constant gift-cards',
      'use.ts:2 KEYS.cards alias gift-cards',
    ]);
  });
});
