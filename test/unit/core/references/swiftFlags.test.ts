import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['newCheckout', 'gift-cards']);

describe('flags in Swift that an extension gathers', () => {
  it('are found where a label or a type says that a flag is meant', async () => {
    const lines = await found({
      'Flags.swift': `extension FlagStorage {
  static let newCheckout: FlagConfig<Bool> = Store.create(identifier: "newCheckout")
  static let giftCardsEnabled: FlagConfig<Bool> = Store.create(identifier: "gift-cards")
}`,
      'Page.swift': `class Page {
  func show() {
    if shop.store[feature: .newCheckout] { store.set(feature: .giftCardsEnabled, to: true) }
    let shown: [FlagConfig<Bool>] = [.newCheckout]
    let features: [FlagConfig<Bool>] = [.newCheckout, .giftCardsEnabled]
    rows.append(.newCheckout)
    let row: Row = .newCheckout
    let tabs: [Tab] = [.newCheckout]
  }
}`,
    });
    assert.deepEqual(lines, [
      'Flags.swift:2 newCheckout constant newCheckout',
      'Flags.swift:3 gift-cards constant gift-cards',
      'Page.swift:3 newCheckout alias newCheckout',
      'Page.swift:3 giftCardsEnabled alias gift-cards',
      'Page.swift:5 newCheckout alias newCheckout',
      'Page.swift:5 giftCardsEnabled alias gift-cards',
    ]);
  });
});
