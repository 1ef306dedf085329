import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new-checkout', 'gift-cards']);

describe('classes that are a flag', () => {
  it('hand their key up in their constructor, in Java and C#', async () => {
    const lines = await found({
      'NewCheckoutFlag.java': `public final class NewCheckoutFlag extends BooleanFlag {
  public NewCheckoutFlag() { super("new-checkout"); }
}`,
      'Page.java': `class Page {
  boolean show() { return new NewCheckoutFlag().isOn() && Flags.of(NewCheckoutFlag.class) && new NewCheckoutTab().isOn(); }
}`,
      'NewCheckoutTab.java':
        'class NewCheckoutTab extends Tab { NewCheckoutTab() { super("new-checkout"); } }',
      'GiftCardsFlag.cs': 'class GiftCardsFlag : Flag { public GiftCardsFlag() : base("gift-cards") { } }',
      'Cart.cs': 'class Cart { bool On() => new GiftCardsFlag().IsOn && flags.IsOn(typeof(GiftCardsFlag)); }',
    });
    assert.deepEqual(lines, [
      'Cart.cs:1 GiftCardsFlag alias gift-cards',
      'Cart.cs:1 GiftCardsFlag alias gift-cards',
      'GiftCardsFlag.cs:1 gift-cards constant gift-cards',
      'NewCheckoutFlag.java:2 new-checkout constant new-checkout',
      'NewCheckoutTab.java:1 new-checkout constant? new-checkout',
      'Page.java:2 NewCheckoutFlag alias new-checkout',
      'Page.java:2 NewCheckoutFlag alias new-checkout',
    ]);
  });

  it('are made where they are asked, in Kotlin', async () => {
    const lines = await found({
      'Flags.kt': 'class NewCheckoutFlag : Flag("new-checkout")',
      'Page.kt': 'fun show() = NewCheckoutFlag().isOn() || NewCheckout().isOn()',
    });
    assert.deepEqual(lines, [
      'Flags.kt:1 new-checkout constant new-checkout',
      'Page.kt:1 NewCheckoutFlag alias new-checkout',
    ]);
  });

  it('have a body behind what they delegate to, in Kotlin', async () => {
    const lines = await found({
      'Flags.kt': `class ShopFlags(private val flags: Flags) : Flags by flags {
  fun show(key: String): Boolean { return flags.client.boolVariation(key, false) }
}`,
      'Page.kt': 'fun page(pages: Pages) = pages.show("new-checkout")',
    });
    assert.deepEqual(lines, ['Page.kt:1 new-checkout wrapper new-checkout']);
  });
});
