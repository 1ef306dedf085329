import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['shop.new-checkout', 'gift-cards', 'saved-carts']);

describe('flags made with their key', () => {
  it('are structs of Go that hold it', async () => {
    const lines = await found({
      'ff/flags.go': `package ff
var Checkout = &Feature{Key: "shop.new-checkout", Default: true}
var (
	Cards = BoolFlag{
		Name: "gift-cards",
	}
	Page  = &Route{Key: "gift-cards"}
	Flags = FeatureFlags{Name: "gift-cards"}
)`,
      'page.go': `package shop
import "example.com/shop/ff"
func page() bool { return ff.Checkout.Enabled() && isOn(ff.Cards) }
func other() bool { return ff.Page.Enabled() || ff.Flags.Enabled() }`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('page')),
      ['page.go:3 ff.Checkout alias shop.new-checkout', 'page.go:3 ff.Cards alias gift-cards'],
    );
  });

  it('are members of an enum of flags that .NET describes by it', async () => {
    const lines = await found({
      'Flags.cs': `public enum FeatureFlag
{
    [Description("shop.new-checkout")]
    Checkout,
    [Description("Cards to give, as gift-cards")]
    Cards,
}
public enum Tab { [Description("gift-cards")] Gifts }`,
      'Page.cs':
        'class Page { bool On() => Has(FeatureFlag.Checkout) && Has(FeatureFlag.Cards) && Has(Tab.Gifts); }',
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Page')),
      ['Page.cs:1 FeatureFlag.Checkout alias shop.new-checkout'],
    );
  });

  it('are properties of Kotlin that are made late, or by another', async () => {
    const lines = await found({
      'shop/Flags.kt': `package shop
object Flags {
    val checkout by lazy { FeatureFlag("shop.new-checkout") }
    val giftCards by remoteBoolean("gift-cards", false)
    val label by lazy { log(); FeatureFlag("saved-carts") }
    val title by lazy { translate("saved-carts") }
}`,
      'pages/Page.kt': `package pages
import shop.Flags
fun page() = Flags.checkout.isOn() && Flags.giftCards
fun other() = Flags.label + Flags.title`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('pages')),
      [
        'pages/Page.kt:3 Flags.checkout alias shop.new-checkout',
        'pages/Page.kt:3 Flags.giftCards alias gift-cards',
      ],
    );
  });

  it('are fields of a type of flags that are written under another name', async () => {
    const lines = await found({
      'shop/FeatureFlags.kt': `package shop
@Serializable
data class FeatureFlags(
    @SerialName("gift-cards") val cards: Boolean = false,
    @SerializedName(value = "saved-carts") val keepsCarts: Boolean,
)
data class Page(@SerialName("shop.new-checkout") val checkout: Boolean)`,
      'pages/Page.kt': `package pages
fun page(flags: FeatureFlags) = flags.cards || featureFlags.keepsCarts
fun copied(flags: FeatureFlags): Boolean { val hasCards = flags.cards; return hasCards && log() }
fun made() = FeatureFlags(cards = true, keepsCarts = false) + Page(cards = true)
fun other(page: Page) = page.checkout || featureFlags.checkout || page.cards`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('pages')),
      [
        'pages/Page.kt:2 flags.cards alias gift-cards',
        'pages/Page.kt:2 featureFlags.keepsCarts alias saved-carts',
        'pages/Page.kt:3 flags.cards alias gift-cards',
        'pages/Page.kt:4 cards declaration gift-cards',
        'pages/Page.kt:4 keepsCarts declaration saved-carts',
      ],
    );
  });

  it('are asked for by functions of the package, by their bare names', async () => {
    const flags = 'fun isCheckoutOn(client: Client) = client.isEnabled("shop.new-checkout")';
    const page = 'fun page(client: Client) = isCheckoutOn(client)';
    const lines = await found({
      'src/main/kotlin/shop/Flags.kt': `package shop\nimport io.getunleash.Unleash\n${flags}`,
      'src/main/kotlin/shop/Page.kt': `package shop\n${page}`,
      'src/test/kotlin/shop/PageTest.kt': `package shop\n${page}`,
      'src/main/kotlin/pages/Page.kt': `package pages\nimport shop.*\n${page}`,
      'src/main/kotlin/carts/Page.kt': `package carts\n${page}`,
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('Page')),
      [
        'src/main/kotlin/pages/Page.kt:3 isCheckoutOn alias shop.new-checkout',
        'src/main/kotlin/shop/Page.kt:2 isCheckoutOn alias shop.new-checkout',
        'src/test/kotlin/shop/PageTest.kt:2 isCheckoutOn alias shop.new-checkout',
      ],
    );
  });
});
