import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['newCheckout', 'isGiftCardsEnabled', 'gift-cards', 'search']);

describe('members of a type of flags', () => {
  it('are its flags where they are asked of the build, and where they are functions', async () => {
    const lines = await found({
      'FeatureFlags.kt': `object FeatureFlags {
  val newCheckout = Config.channel.isNightly
  val search = BuildConfig.DEBUG
  fun isGiftCardsEnabled(context: Context): Boolean { return locale(context) == "en" }
  fun all(context: Context): Boolean { return newCheckout && isGiftCardsEnabled(context) }
  fun other(newCheckout: Boolean, tabs: Tabs) = newCheckout && tabs.newCheckout && tabs.search
}
object Pages {
  val newCheckout = Config.channel.isNightly
  fun isGiftCardsEnabled(context: Context): Boolean { return newCheckout }
}`,
      'ShopFlags.kt': 'class ShopFlags { fun giftCards(): Boolean { return client.isOn("gift-cards") } }',
      'Keys.kt': 'object FeatureFlags { val newCheckout = Keys.CHECKOUT\n val search = Flag.search }',
    });
    assert.deepEqual(lines, [
      'FeatureFlags.kt:2 newCheckout declaration newCheckout',
      'FeatureFlags.kt:3 search declaration search',
      'FeatureFlags.kt:4 isGiftCardsEnabled declaration? isGiftCardsEnabled',
      'FeatureFlags.kt:5 newCheckout accessor? newCheckout',
      'FeatureFlags.kt:5 isGiftCardsEnabled accessor? isGiftCardsEnabled',
      'ShopFlags.kt:1 gift-cards call gift-cards',
    ]);
  });

  it('are told in it by their bare names', async () => {
    const lines = await found({
      'Flags.swift': `struct FeatureFlagConfiguration {
  let newCheckout: Bool
  fileprivate init() {
    #if CHECKOUT
    self.newCheckout = true
    #endif
  }
  var shown: String { "* checkout: \\(newCheckout)" }
  func page(newCheckout: Bool) -> Bool { let search = 1; return newCheckout && search }
}
extension FeatureFlagConfiguration: CustomStringConvertible { var description: String { ["* \\(newCheckout)"].joined() } }
extension Tabs { var description: String { "\\(newCheckout)" } }
struct ConnectionFeatures { let search: Bool; var shown: String { "\\(search)" } }
struct Page { let newCheckout: Bool; var shown: String { "\\(newCheckout)" } }`,
    });
    assert.deepEqual(lines, [
      'Flags.swift:2 newCheckout declaration newCheckout',
      'Flags.swift:5 newCheckout accessor? newCheckout',
      'Flags.swift:8 newCheckout accessor? newCheckout',
      'Flags.swift:11 newCheckout accessor? newCheckout',
      'Flags.swift:13 search declaration search',
    ]);
  });

  it('are fields of any plain kind in Dart', async () => {
    const lines = await found({
      'lib/flags.dart': `class FeatureFlag {
  static const bool newCheckout = false;
  static bool get isGiftCardsEnabled => Shop.instance is! NoShop;
  static const int search = debug ? 0 : 2;
  static bool any([bool newCheckout = false]) { bool search = true; return isGiftCardsEnabled; }
}
class Page { static const bool newCheckout = false; static bool get isGiftCardsEnabled => true; }`,
      'lib/page.dart':
        "final on = bool.fromEnvironment('newCheckout');\nfinal off = Tabs.named('newCheckout');",
    });
    assert.deepEqual(lines, [
      'lib/flags.dart:2 newCheckout declaration newCheckout',
      'lib/flags.dart:3 isGiftCardsEnabled declaration isGiftCardsEnabled',
      'lib/flags.dart:4 search declaration search',
      'lib/flags.dart:5 isGiftCardsEnabled accessor? isGiftCardsEnabled',
      'lib/page.dart:1 newCheckout literal? newCheckout',
      'lib/page.dart:2 newCheckout mention newCheckout',
    ]);
  });
});

describe("Firebase's values from afar", () => {
  it('are flags of the functions that ask for them, and of files of defaults', async () => {
    const lines = await found({
      'res/xml/remote_config_defaults.xml':
        '<defaultsMap>\n<entry>\n<key>newCheckout</key>\n<value>search</value>\n</entry>\n<entry><key>search</key></entry></defaultsMap>',
      'res/xml/tabs.xml': '<tabs><key>newCheckout</key></tabs>',
      'Config.kt': `class AppConfigManager {
  private val remoteConfig = FirebaseRemoteConfig.getInstance()
  fun hidesTabs(): Boolean { return remoteConfig.getBoolean("newCheckout") }
  fun hidesPages(): Boolean { return preferences.getBoolean("newCheckout") }
  fun hides() = hidesTabs() && hidesPages()
}`,
      'Page.kt':
        'class Page(val config: AppConfigManager, val tabs: Tabs) { fun on() = config.hidesTabs() || config.hidesPages() || tabs.hidesTabs() }',
    });
    assert.deepEqual(lines, [
      'Config.kt:3 newCheckout literal? newCheckout',
      'Config.kt:4 newCheckout literal? newCheckout',
      'Config.kt:5 hidesTabs alias? newCheckout',
      'Page.kt:1 config.hidesTabs alias? newCheckout',
      'res/xml/remote_config_defaults.xml:3 newCheckout declaration? newCheckout',
      'res/xml/remote_config_defaults.xml:6 search declaration? search',
    ]);
  });
});

describe('constants of a module of flags', () => {
  it('are flags that give an address as well', async () => {
    const flags = finderOf(['update-server-url']);
    const code = (from: string) =>
      `import Flags, { UPDATE_SERVER_URL } from '${from}';\nconst url = Flags.get(UPDATE_SERVER_URL, '');`;
    const lines = await flags({
      'src/Flags.js': "export const UPDATE_SERVER_URL = 'update-server-url';",
      'src/page.js': code('./Flags'),
      'src/routes.js': "export const UPDATE_SERVER_URL = 'update-server-url';",
      'src/other.js': "import { UPDATE_SERVER_URL } from './routes';\nopen(UPDATE_SERVER_URL);",
    });
    assert.deepEqual(lines, [
      'src/Flags.js:1 update-server-url constant update-server-url',
      'src/page.js:2 UPDATE_SERVER_URL alias update-server-url',
    ]);
  });
});
