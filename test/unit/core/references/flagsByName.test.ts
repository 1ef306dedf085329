import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['FF_NEW_CHECKOUT', 'CART_V2_ENABLED', 'LOAD_CART_ITEMS']);

describe('flags whose names say so', () => {
  it('are found whatever they are members of, in JavaScript', async () => {
    const lines = await found({
      'env.ts': `export type Env = { FF_NEW_CHECKOUT: boolean; LOAD_CART_ITEMS: boolean };
export const schema = { FF_NEW_CHECKOUT: { default: false }, LOAD_CART_ITEMS: {} };
const { FF_NEW_CHECKOUT } = readEnv();
const { public: { CART_V2_ENABLED } } = useRuntimeConfig();
if (FF_NEW_CHECKOUT && env.CART_V2_ENABLED && process.env['FF_NEW_CHECKOUT']) dispatch(LOAD_CART_ITEMS);
start({ FF_NEW_CHECKOUT });`,
      'other.ts':
        "const FF_NEW_CHECKOUT = 'checkout-v3';\nuse(FF_NEW_CHECKOUT, MY_FF_NEW_CHECKOUT, actions.LOAD_CART_ITEMS);",
    });
    assert.deepEqual(lines, [
      'env.ts:1 FF_NEW_CHECKOUT declaration? FF_NEW_CHECKOUT',
      'env.ts:2 FF_NEW_CHECKOUT declaration? FF_NEW_CHECKOUT',
      'env.ts:3 FF_NEW_CHECKOUT accessor? FF_NEW_CHECKOUT',
      'env.ts:4 CART_V2_ENABLED accessor? CART_V2_ENABLED',
      'env.ts:5 FF_NEW_CHECKOUT accessor? FF_NEW_CHECKOUT',
      'env.ts:5 CART_V2_ENABLED accessor? CART_V2_ENABLED',
      'env.ts:5 FF_NEW_CHECKOUT accessor? FF_NEW_CHECKOUT',
      'env.ts:6 FF_NEW_CHECKOUT accessor? FF_NEW_CHECKOUT',
    ]);
  });

  it('are found in whatever sets them', async () => {
    const lines = await found({
      '.env.example': 'FF_NEW_CHECKOUT=true # CART_V2_ENABLED',
      Dockerfile: 'ARG FF_NEW_CHECKOUT\nENV LOAD_CART_ITEMS=1',
      'helm/_helpers.tpl': '- name: FF_NEW_CHECKOUT\n  value: {{ .Values.x }}',
      'run.sh': 'if [ "$FF_NEW_CHECKOUT" = true ]; then echo MY_FF_NEW_CHECKOUT; fi',
    });
    assert.deepEqual(lines, [
      '.env.example:1 FF_NEW_CHECKOUT declaration? FF_NEW_CHECKOUT',
      '.env.example:1 CART_V2_ENABLED mention CART_V2_ENABLED',
      'Dockerfile:1 FF_NEW_CHECKOUT literal? FF_NEW_CHECKOUT',
      'helm/_helpers.tpl:1 FF_NEW_CHECKOUT literal? FF_NEW_CHECKOUT',
      'run.sh:1 FF_NEW_CHECKOUT literal? FF_NEW_CHECKOUT',
    ]);
  });

  it('are found in settings, in Python and Ruby', async () => {
    const lines = await found({
      'page.py': 'def page():\n    return settings.FF_NEW_CHECKOUT and settings.LOAD_CART_ITEMS',
      'page.rb': 'def page = Settings::FF_NEW_CHECKOUT && ENV.fetch("CART_V2_ENABLED")',
    });
    assert.deepEqual(lines, [
      'page.py:2 FF_NEW_CHECKOUT accessor? FF_NEW_CHECKOUT',
      'page.rb:1 FF_NEW_CHECKOUT accessor? FF_NEW_CHECKOUT',
      'page.rb:1 CART_V2_ENABLED literal? CART_V2_ENABLED',
    ]);
  });
});

const switches = finderOf([
  'newCheckoutEnabled',
  'enable_gift_cards',
  'FeatureFlagPriceMatch',
  'load-cart-items',
  'cartEnabled',
]);

describe('members whose names say that they switch something', () => {
  it('are found whatever they are members of, as they spell a key of three words or more', async () => {
    const lines = await switches({
      'types.ts': `export interface Config { FeatureFlagPriceMatch?: string; loadCartItems: boolean; cartEnabled: boolean }`,
      'page.ts': `const config = { FeatureFlagPriceMatch: 'true', enableGiftCards: true, loadCartItems: 1 };
if (state.newCheckoutEnabled && shop.cartEnabled && state.loadCartItems) show(config?.FeatureFlagPriceMatch);
const newCheckoutEnabled = useState();
use(newCheckoutEnabled, state.newCheckoutEnabledAt);`,
      'Page.swift': 'if state.newCheckoutEnabled { show(context.enableGiftCards) }',
      'page.py': 'if self.enable_gift_cards and self.load_cart_items: pass',
      'Command.cs':
        'class Command : Base { protected override bool NewCheckoutEnabled => false; bool On => view.NewCheckoutEnabled; }',
      'Page.kt': 'val on = viewState.newCheckoutEnabled && viewState.loadCartItems',
    });
    assert.deepEqual(lines, [
      'Command.cs:1 NewCheckoutEnabled accessor? newCheckoutEnabled',
      'Page.kt:1 newCheckoutEnabled accessor? newCheckoutEnabled',
      'Page.swift:1 newCheckoutEnabled accessor? newCheckoutEnabled',
      'Page.swift:1 enableGiftCards accessor? enable_gift_cards',
      'page.py:1 enable_gift_cards accessor? enable_gift_cards',
      'page.ts:1 FeatureFlagPriceMatch declaration? FeatureFlagPriceMatch',
      'page.ts:1 enableGiftCards declaration? enable_gift_cards',
      'page.ts:2 newCheckoutEnabled accessor? newCheckoutEnabled',
      'page.ts:2 FeatureFlagPriceMatch accessor? FeatureFlagPriceMatch',
      'types.ts:1 FeatureFlagPriceMatch declaration? FeatureFlagPriceMatch',
    ]);
  });
});
