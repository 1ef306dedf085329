import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['shop.new_checkout', 'shop.cart']);

describe('keys put together of a constant and a text behind it', () => {
  it('are what flags are made of, and constants, in Python', async () => {
    const lines = await found({
      'toggles.py': `NAMESPACE = 'shop'
NEW_CHECKOUT = WaffleFlag(
    f'{NAMESPACE}.new_checkout', __name__
)
CART = f"{NAMESPACE}.cart"
OTHER = f'{OTHERS}.cart'
def is_checkout_new():
    return NEW_CHECKOUT.is_enabled()
def gift_tool():
    return CART.is_enabled()
def all():
    return {'checkout': is_checkout_new(), 'tool': gift_tool(), 'other': show_tool()}`,
      'views.py': `from toggles import CART, NEW_CHECKOUT, is_checkout_new
def view(shop):
    with override_waffle_flag(NEW_CHECKOUT, active=True):
        return is_checkout_new() and waffle.flag_is_active(CART), f'{shop}.cart', f'{shop}.{CART}.cart'`,
    });
    assert.deepEqual(lines, [
      'toggles.py:3 {NAMESPACE}.new_checkout constant shop.new_checkout',
      'toggles.py:5 {NAMESPACE}.cart constant shop.cart',
      'toggles.py:8 NEW_CHECKOUT alias shop.new_checkout',
      'toggles.py:10 CART alias shop.cart',
      'toggles.py:12 is_checkout_new alias shop.new_checkout',
      'toggles.py:12 gift_tool alias shop.cart',
      'views.py:3 NEW_CHECKOUT alias shop.new_checkout',
      'views.py:4 is_checkout_new alias shop.new_checkout',
      'views.py:4 CART alias shop.cart',
      'views.py:4 CART alias shop.cart',
    ]);
  });

  it('are so in other languages', async () => {
    const lines = await found({
      'flags.ts': `const NS = "shop";
export const CART = \`\${NS}.cart\`;
if (client.isEnabled(\`\${NS}.new_checkout\`)) go(\`\${NS}.carts\`, \`\${ns}.cart\`, \`\${NS}/shop.cart\`);`,
      'Flags.kt': `object Flags {
  const val PREFIX = "shop"
  const val CART = "$PREFIX.cart"
  const val PAGE = "\${Flags.PREFIX}.new_checkout"
}`,
      'flags.rb': 'module Flags\n  NS = "shop"\n  CART = "#{NS}.cart"\nend',
      'Flags.cs': 'class Flags { const string Ns = "shop"; const string Cart = $"{Ns}.cart"; }',
    });
    assert.deepEqual(lines, [
      'Flags.cs:1 {Ns}.cart constant shop.cart',
      'Flags.kt:3 $PREFIX.cart constant shop.cart',
      `Flags.kt:4 \${Flags.PREFIX}.new_checkout constant shop.new_checkout`,
      'flags.rb:3 #{NS}.cart constant shop.cart',
      `flags.ts:2 \${NS}.cart constant shop.cart`,
      `flags.ts:3 \${NS}.new_checkout call shop.new_checkout`,
    ]);
  });
});
