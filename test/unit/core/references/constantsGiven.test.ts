import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['shop.new-checkout', 'gift-cards', 'saved-carts']);

describe('what hands a constant on', () => {
  it('is a switch of .NET, where its getter gives a truth and nothing else', async () => {
    const lines = await found({
      'Switches.cs': `static class LocalAppContextSwitches
{
    private const string UseNewCheckoutString = "shop.new-checkout";
    private const string GiftCardsString = "gift-cards";
    private static bool? s_newCheckout;
    public static bool UseNewCheckout => AcquireAndReturn(UseNewCheckoutString, defaultValue: false, ref s_newCheckout);
    public static bool GiftCards { [Inlined] get => Cached(GiftCardsString, ref s_cards); }
    public static bool Cards { get { return Cached(GiftCardsString, ref s_cards); } }
    public static string CardsLabel => Translate(GiftCardsString);
    public static bool Both => Cached(GiftCardsString, UseNewCheckoutString);
    public static bool Some => Cached(GiftCardsString, ref s_cards) && Ready;
    public static bool Logged { get { Log(); return Cached(GiftCardsString, ref s_cards); } }
}`,
      'Page.cs': `class Page
{
    bool Show() => LocalAppContextSwitches.UseNewCheckout && LocalAppContextSwitches.GiftCards && LocalAppContextSwitches.Cards;
    void Other()
    {
        Log(LocalAppContextSwitches.CardsLabel, LocalAppContextSwitches.Both);
        if (LocalAppContextSwitches.Some || LocalAppContextSwitches.Logged) Log();
        bool any = LocalAppContextSwitches.GiftCards || isStaff;
        if (any) Log();
    }
}`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Page')),
      [
        'Page.cs:3 LocalAppContextSwitches.UseNewCheckout alias shop.new-checkout',
        'Page.cs:3 LocalAppContextSwitches.GiftCards alias gift-cards',
        'Page.cs:3 LocalAppContextSwitches.Cards alias gift-cards',
        'Page.cs:8 LocalAppContextSwitches.GiftCards alias gift-cards',
      ],
    );
  });

  it('is a function that makes a flag for somebody, and is called like its constant', async () => {
    const lines = await found({
      'shop/FlagId.kt': `package shop
sealed class FlagId {
    data class Remote(val user: User, val id: String) : FlagId()
    companion object {
        const val NEW_CHECKOUT = "shop.new-checkout"
        const val GIFT_CARDS = "gift-cards"
        fun newCheckout(user: User) = Remote(user, NEW_CHECKOUT)
        fun cards(user: User) = Remote(user, GIFT_CARDS)
        fun giftCards(user: User) = Route(user, NEW_CHECKOUT, GIFT_CARDS)
    }
}`,
      'pages/Page.kt': `package pages
import shop.FlagId
import shop.FlagId.Companion.newCheckout
import shop.Routes.giftCards
fun page(user: User) = get(newCheckout(user)).on && get(FlagId.newCheckout(user)).on
fun other(user: User) = get(FlagId.cards(user)) + get(FlagId.giftCards(user)) + get(giftCards(user))`,
      'FlagIds.java': `class FlagIds {
  static final String SAVED_CARTS = "saved-carts";
  static FlagId savedCarts(User user) { return new FlagId(user, SAVED_CARTS); }
  static FlagId loaded(User user) { return load(user, SAVED_CARTS); }
}`,
      'Cart.java':
        'class Cart { boolean on() { return is(FlagIds.savedCarts(me)) && is(FlagIds.loaded(me)); } }',
    });
    assert.deepEqual(
      lines.filter((line) => /^(?:pages|Cart)/.test(line)),
      [
        'Cart.java:1 FlagIds.savedCarts alias saved-carts',
        'pages/Page.kt:5 newCheckout alias shop.new-checkout',
        'pages/Page.kt:5 FlagId.newCheckout alias shop.new-checkout',
      ],
    );
  });

  it('is a method that asks for a constant by the name of its own class', async () => {
    const lines = await found({
      'FeatureFlags.java': `class FeatureFlags {
  static final String NEW_CHECKOUT = "shop.new-checkout";
  boolean showsCheckout() { return unleash.isEnabled(FeatureFlags.NEW_CHECKOUT); }
  boolean other() { return unleash.isEnabled(OtherFlags.NEW_CHECKOUT); }
}`,
      'Page.java':
        'class Page { boolean on() { return featureFlags.showsCheckout() && featureFlags.other(); } }',
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Page')),
      ['Page.java:1 featureFlags.showsCheckout alias shop.new-checkout'],
    );
  });
});
