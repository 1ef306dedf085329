import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new-checkout', 'giftCards', 'inbox']);

describe('objects of flags', () => {
  it('are global constants, observables, and what a getter gives', async () => {
    const lines = await found({
      'page.tsx': `export const Page = () => $featureFlags.giftCards && $featureFlags.inbox && $items.giftCards;
const { newCheckout } = getFeatureFlags();
const on = getFeatureFlags.newCheckout && getItems().newCheckout && flags.inbox;`,
    });
    assert.deepEqual(lines, [
      'page.tsx:1 giftCards accessor? giftCards',
      'page.tsx:1 inbox accessor? inbox',
      'page.tsx:2 newCheckout accessor? new-checkout',
    ]);
  });
});

describe('what a mock of flags gives back', () => {
  it('has flags by their names', async () => {
    const lines = await found({
      'page.test.tsx': `mocks.useFlags.mockReturnValue({ newCheckout: true, inbox: 1 });
vi.mocked(useFeatureFlags).mockReturnValueOnce({ giftCards: true });
jest.spyOn(client, 'getFlags').mockResolvedValue({ newCheckout: false });
mocks.useItems.mockReturnValue({ newCheckout: true });
mocks.useFlags.mockImplementation({ giftCards: true });`,
    });
    assert.deepEqual(lines, [
      'page.test.tsx:1 newCheckout declaration? new-checkout',
      'page.test.tsx:1 inbox declaration inbox',
      'page.test.tsx:2 giftCards declaration giftCards',
      'page.test.tsx:3 newCheckout declaration? new-checkout',
    ]);
  });
});
