import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['feature-switch.new-checkout', 'feature-switch.gift-cards', 'useNewCheckout']);

describe("Scala's switches that put their keys together", () => {
  it('are found with their uses', async () => {
    const lines = await found({
      'app/config/FeatureSwitch.scala': `package config
sealed trait FeatureSwitch { val name: String; val displayText: String }
object FeatureSwitch {
  private val prefix = "feature-switch"
  val switches: Set[FeatureSwitch] = Set(NewCheckout, GiftCards)
  case object NewCheckout extends FeatureSwitch {
    override val name = s"$prefix.new-checkout"
    override val displayText = "Checkout"
  }
  case object GiftCards extends FeatureSwitch { override val name: String = s"\${prefix}.gift-cards" }
  case object Other extends FeatureSwitch { override val name: String = s"$other.gift-cards" }
}`,
      'app/Page.scala': `package shop
import config.FeatureSwitch.{GiftCards, NewCheckout, Other}
class Page { def show = isEnabled(NewCheckout) && isEnabled(GiftCards) && isEnabled(Other) }`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('app/Page.scala:2')),
      [
        'app/Page.scala:3 NewCheckout alias feature-switch.new-checkout',
        'app/Page.scala:3 GiftCards alias feature-switch.gift-cards',
        'app/config/FeatureSwitch.scala:5 NewCheckout alias feature-switch.new-checkout',
        'app/config/FeatureSwitch.scala:5 GiftCards alias feature-switch.gift-cards',
        'app/config/FeatureSwitch.scala:7 $prefix.new-checkout constant feature-switch.new-checkout',
        `app/config/FeatureSwitch.scala:10 \${prefix}.gift-cards constant feature-switch.gift-cards`,
      ],
    );
  });

  it('are found where an object hands its key up on a line of its own', async () => {
    const lines = await found({
      'app/lib/Shop.scala': `package lib
case class FeatureSwitch(key: String, default: Boolean)
object GiftCards extends FeatureSwitch(
  key = "feature-switch.gift-cards",
  default = false
)
object Label extends Text(
  title = "feature-switch.new-checkout"
)`,
      'app/Page.scala': `package shop
import lib.{GiftCards, Label}
class Page { val all = List(GiftCards, Label) }`,
    });
    assert.deepEqual(lines, [
      'app/Page.scala:3 GiftCards alias feature-switch.gift-cards',
      'app/lib/Shop.scala:4 feature-switch.gift-cards constant feature-switch.gift-cards',
      'app/lib/Shop.scala:8 feature-switch.new-checkout literal? feature-switch.new-checkout',
    ]);
  });

  it('need no import in their own package', async () => {
    const lines = await found({
      'app/lib/FeatureSwitch.scala':
        'package lib\nobject GiftCards extends FeatureSwitch(key = "feature-switch.gift-cards")',
      'test/lib/SwitchTest.scala': 'package lib\nclass SwitchTest { val all = List(GiftCards, Other) }',
      'app/cards/Page.scala': 'package cards\nclass Page { val all = List(GiftCards) }',
      'app/lib/Tabs.scala':
        'package lib\nenum Tab:\n  case Other, GiftCards\nenum Page(val code: String):\n  case GiftCards extends Page("G")\ndef show(of: Any) = of match {\n  case GiftCards => 1\n}',
    });
    assert.deepEqual(lines, [
      'app/lib/FeatureSwitch.scala:2 feature-switch.gift-cards constant feature-switch.gift-cards',
      'app/lib/Tabs.scala:7 GiftCards alias feature-switch.gift-cards',
      'test/lib/SwitchTest.scala:2 GiftCards alias feature-switch.gift-cards',
    ]);
  });
});
