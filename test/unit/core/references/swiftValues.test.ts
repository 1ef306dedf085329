import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['newCheckout', 'giftCards']);

describe('flags in Swift that are values of a struct', () => {
  it('are set where the struct makes itself', async () => {
    const lines = await found({
      'FeatureFlags.swift': `struct FeatureFlags {
    init(all: Bool) {
        self.init(newCheckout: all,
                  giftCards: false)
    }
    static func none() -> FeatureFlags { Self(newCheckout: false) }
}
struct Page {
    init() { self.init(newCheckout: true) }
}`,
    });
    assert.deepEqual(lines, [
      'FeatureFlags.swift:3 newCheckout declaration newCheckout',
      'FeatureFlags.swift:4 giftCards declaration giftCards',
      'FeatureFlags.swift:6 newCheckout declaration newCheckout',
    ]);
  });

  it('are switched by the paths to them', async () => {
    const lines = await found({
      'FeatureFlags.swift': 'struct FeatureFlags { let newCheckout: Bool }',
      'Tests.swift': `func test() {
    set(flags: .allDisabled.enabling(\\.newCheckout))
    let flags = FeatureFlags.allEnabled
        .disabling(\\.giftCards)
    set(pages: .all.enabling(\\.newCheckout))
    let names = flags.people.map(\\.giftCards)
}`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Tests')),
      ['Tests.swift:2 newCheckout accessor? newCheckout', 'Tests.swift:4 giftCards accessor? giftCards'],
    );
  });

  it('are not what a message is logged with, nor what a notification is called', async () => {
    const lines = await found({
      'Page.swift': `func page() {
    log.info("Changed", category: .page, metadata: ["feature": "newCheckout"])
    client.send("Changed", metadata: ["feature": "newCheckout"])
    let newCheckoutNotification = Notification.Name("newCheckout")
}`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      ['Page.swift:3 newCheckout literal? newCheckout'],
    );
  });
});
