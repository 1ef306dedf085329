import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['features.new-checkout', 'shop.features.gift-cards', 'search']);

describe('a key whose parts are entries within entries of data', () => {
  it('is found at the innermost', async () => {
    const lines = await found({
      'application.yml':
        'features:\n  # all of them\n  new-checkout: true\n  other: 1\nshop:\n  features:\n    gift-cards: false\n    new-checkout: false\npages:\n  new-checkout: 1',
      'application.conf': 'features {\n  new-checkout = true\n}\nother {\n  new-checkout = 1\n}',
      'settings.json':
        '{\n  "shop": {\n    "features": {\n      "gift-cards": true\n    }\n  },\n  "gift-cards": 1\n}',
    });
    assert.deepEqual(lines, [
      'application.conf:2 new-checkout declaration? features.new-checkout',
      'application.yml:3 new-checkout declaration? features.new-checkout',
      'application.yml:7 gift-cards declaration? shop.features.gift-cards',
      'settings.json:4 gift-cards declaration? shop.features.gift-cards',
    ]);
  });
});
