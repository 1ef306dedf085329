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

describe('what is returned by what is called like flags', () => {
  it('has flags by their names, in JavaScript and Python', async () => {
    const lines = await found({
      'config.ts': `export function makeFeatureFlags(env) {
  const tabs = { giftCards: 1 };
  send(() => { return { giftCards: 1 }; });
  return { newCheckout: !env.release, inbox: true };
}
const featureFlags = () => ({ giftCards: true });
const tabs = () => ({ giftCards: true });
const api = { getFlags: async () => { return { newCheckout: false }; } };`,
      'config.py':
        'def default_flags():\n    return {"inbox": True}\n\ndef tabs():\n    return {"inbox": True}',
    });
    assert.deepEqual(lines, [
      'config.py:2 inbox declaration inbox',
      'config.ts:4 newCheckout declaration? new-checkout',
      'config.ts:4 inbox declaration inbox',
      'config.ts:6 giftCards declaration giftCards',
      'config.ts:8 newCheckout declaration? new-checkout',
    ]);
  });

  it('has them where a file of PHP is called so', async () => {
    const lines = await found({
      'config/features.php': "<?php return ['inbox' => env('INBOX', true), 'menu' => ['gift' => 1]];",
      'config/tabs.php': "<?php return ['inbox' => true];",
    });
    assert.deepEqual(lines, ['config/features.php:1 inbox declaration inbox']);
  });
});

describe('a text of a template that asks for a flag to be off', () => {
  it('is its key behind the mark, where what an attribute is given is code', async () => {
    const lines = await found({
      'page.component.html': `<p *feature="'!new-checkout'"></p>
<p *feature="
  '!giftCards'
"></p>
<p *ngIf="!giftCards" title='!giftCards' alt = "! giftCards">!giftCards</p>`,
      'page.html.haml': `.row{ "ng-if": "!giftCards", 'ng-hide' => '!giftCards' }`,
      '_page.scss': "@include forFeature('!giftCards') {}",
    });
    assert.deepEqual(lines, [
      '_page.scss:1 giftCards literal? giftCards',
      'page.component.html:1 new-checkout literal? new-checkout',
      'page.component.html:3 giftCards literal? giftCards',
    ]);
  });
});

describe('an interface of flags that says that it is one', () => {
  it('declares them', async () => {
    const lines = await found({
      'toggles.ts': `export interface FeatureTogglesInterface { giftCards?: boolean }
export interface ToggleInterface { giftCards?: boolean }
export interface PageInterface { giftCards?: boolean }`,
    });
    assert.deepEqual(lines, ['toggles.ts:1 giftCards declaration giftCards']);
  });
});
