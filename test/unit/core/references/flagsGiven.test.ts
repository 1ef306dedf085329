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

describe('what is called like flags, whatever else its name says', () => {
  it('has flags as its members, in languages without types', async () => {
    const lines = await found({
      'page.ts': `on = overriddenFeatureFlags.newCheckout || this.enabledFeatures.giftCards;
on = (config.features ?? {}).giftCards || (config.items ?? {}).giftCards;
state.flagOverrides!.giftCards = state.defaultFlags.inbox && state.mapFeatures.inbox;
class Page { features = [{ giftCards: false }]; items = { giftCards: 1 }; }
buildFeatureFlag({ giftCards: true }); buildFeature({ giftCards: true });`,
      'page.py': 'on = user_flags["giftCards"] or user_items["giftCards"]',
      'Page.java': 'class Page { boolean on() { return mapFeatures.giftCards; } }',
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'page.py:1 giftCards accessor? giftCards',
        'page.py:1 giftCards literal? giftCards',
        'page.ts:1 newCheckout accessor? new-checkout',
        'page.ts:1 giftCards accessor? giftCards',
        'page.ts:2 giftCards accessor? giftCards',
        'page.ts:3 giftCards accessor? giftCards',
        'page.ts:3 inbox accessor? inbox',
        'page.ts:4 giftCards declaration giftCards',
        'page.ts:5 giftCards declaration giftCards',
      ],
    );
  });

  it('has them where the code says what else they are', async () => {
    const lines = await found({
      'flags.ts': `export const featureFlags = { giftCards: isOn('a'), newCheckout: { on: true }, inbox: 'cart' };
on = featureFlags.giftCards && featureFlags.newCheckout.on && featureFlags.inbox;`,
      'page.ts': `import { featureFlags } from './flags';
on = featureFlags.giftCards;`,
    });
    assert.deepEqual(lines, [
      'flags.ts:1 giftCards declaration giftCards',
      'flags.ts:1 newCheckout declaration? new-checkout',
      'flags.ts:1 inbox declaration inbox',
      'flags.ts:2 giftCards accessor? giftCards',
      'flags.ts:2 newCheckout accessor? new-checkout',
      'page.ts:2 giftCards accessor? giftCards',
    ]);
  });
});

describe('an object that is said to be of flags', () => {
  it('has them by their names: by its type, or what it is compared with or selected for', async () => {
    const lines = await found({
      'page.ts': `const a: FeatureFlags = { giftCards: true };
const b: Record<FeatureFlag, boolean> = { giftCards: true };
const c: { [name in FeatureFlag]: boolean } = { giftCards: true };
const d = { giftCards: true } as Partial<FeatureFlags>;
const e: Item = { giftCards: true };
const f: Feature = { inbox: 1 };
const g: FeatureFlags = { page: { giftCards: true } };`,
      'page.test.ts': `expect(state.flagOverrides).toEqual({ giftCards: true });
store.overrideSelector(selectFeatureFlags, { giftCards: true });
spyOn(api, 'getFlags').and.returnValue({ giftCards: true });
expect(state.items).toEqual({ giftCards: true });
expect(getFlags()).toEqual({ giftCards: true });
store.overrideSelector(selectItems, { giftCards: true });
spyOn(api, 'getItems').and.returnValue({ giftCards: true });`,
    });
    assert.deepEqual(lines, [
      'page.test.ts:1 giftCards declaration giftCards',
      'page.test.ts:2 giftCards declaration giftCards',
      'page.test.ts:3 giftCards declaration giftCards',
      'page.test.ts:5 giftCards declaration giftCards',
      'page.ts:1 giftCards declaration giftCards',
      'page.ts:2 giftCards declaration giftCards',
      'page.ts:3 giftCards declaration giftCards',
      'page.ts:4 giftCards declaration giftCards',
    ]);
  });
});

describe('a component that holds its template', () => {
  it('has the flags that this asks for in quotes', async () => {
    const lines = await found({
      'page.ts': `@Component({ selector: 'page', template: \`<p *feature="'new-checkout'"></p>
  <p *feature="'!giftCards'" class="new-checkout" title="of giftCards"></p>\` })
class Page { on = isEnabled('!giftCards') && has('! giftCards'); }
const page = { title: \`<p *feature="'giftCards'"></p>\` };`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'page.ts:1 new-checkout literal? new-checkout',
        'page.ts:2 giftCards literal? giftCards',
        'page.ts:3 giftCards literal? giftCards',
      ],
    );
  });
});
