import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['giftCards', 'gift_points', 'cart-v2', 'newCheckoutEnabled', 'Cart']);

describe('a key by its letters alone', () => {
  it('is a mention where nothing in the code speaks of flags, as anything may be called so', async () => {
    const lines = await found({
      'page.ts': "import { x } from 'src/features/page';\nshow('giftCards');\nconst tables = ['giftCards'];",
      'page.py': 'tables = ["gift_points"]\nshow("gift_points")',
    });
    assert.deepEqual(lines, [
      'page.py:1 gift_points mention gift_points',
      'page.py:2 gift_points mention gift_points',
      'page.ts:2 giftCards mention giftCards',
      'page.ts:3 giftCards mention giftCards',
    ]);
  });

  it('is one where something does, a call asks, or it says so itself or is no name', async () => {
    const lines = await found({
      'all.ts': "show('giftCards'); // a flag",
      'flags/all.py': 'show("gift_points")',
      'flipper.rb': 'Flipper.all.include?(x)\nshow(:gift_points)',
      'page.ts': "isThere('giftCards', shop);\nshow('cart-v2');\nshow('newCheckoutEnabled');",
      'toggles.py': 'show("gift_points")',
    });
    assert.deepEqual(lines, [
      'all.ts:1 giftCards literal? giftCards',
      'flags/all.py:1 gift_points mention gift_points',
      'flipper.rb:2 gift_points literal? gift_points',
      'page.ts:1 giftCards literal? giftCards',
      'page.ts:2 cart-v2 literal? cart-v2',
      'page.ts:3 newCheckoutEnabled literal? newCheckoutEnabled',
      'toggles.py:1 gift_points literal? gift_points',
    ]);
  });
});
