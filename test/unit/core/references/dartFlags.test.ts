import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['newCheckout', 'gift-cards', 'search']);

describe("Dart's flags that an extension gathers", () => {
  it('are found by what makes them, and used by its name', async () => {
    const lines = await found({
      'lib/flags.dart': `extension FeatureFlags on Never {
  static final newCheckout = BooleanFlag(
    name: 'newCheckout',
    enabled: enableExperiments,
  );
  static final giftCards = BooleanFlag(name: 'gift-cards', enabled: false);
  static final search = BooleanFlag(name: 'search', enabled: false);
}`,
      'lib/page.dart':
        "import 'flags.dart';\nfinal on = FeatureFlags.newCheckout.isEnabled && FeatureFlags.giftCards.isEnabled;\nfinal shown = FeatureFlags.search.isEnabled || Tabs.search.isOpen;",
    });
    assert.deepEqual(lines, [
      'lib/flags.dart:3 newCheckout constant newCheckout',
      'lib/flags.dart:6 gift-cards constant gift-cards',
      'lib/flags.dart:7 search constant search',
      'lib/page.dart:2 FeatureFlags.newCheckout alias newCheckout',
      'lib/page.dart:2 FeatureFlags.giftCards alias gift-cards',
      'lib/page.dart:3 FeatureFlags.search alias search',
    ]);
  });

  it('are found by their bare names in it', async () => {
    const lines = await found({
      'lib/flags.dart': `class FeatureFlags {
  static final newCheckout = BooleanFlag(name: 'newCheckout');
  static final all = {newCheckout, other.newCheckout, Flag(newCheckout: true), 'a newCheckout'};
}
class Pages { static final shown = {newCheckout}; }`,
    });
    assert.deepEqual(lines, [
      'lib/flags.dart:2 newCheckout constant newCheckout',
      'lib/flags.dart:3 newCheckout alias newCheckout',
    ]);
  });
});
