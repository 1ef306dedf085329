import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new-checkout', 'checkout']);

describe('names for keys of dictionaries', () => {
  it('are uses in Python', async () => {
    const lines = await found({
      'flags.py': `CHECKOUT = "new-checkout"
FALLBACKS = {OTHER: True, CHECKOUT: 1}
TABS = dict(checkout=True)`,
      'page.py':
        'from flags import CHECKOUT\n\ndef page():\n    return patch({CHECKOUT: True, "other": CHECKOUT})',
    });
    assert.deepEqual(lines, [
      'flags.py:1 new-checkout constant new-checkout',
      'flags.py:2 CHECKOUT alias new-checkout',
      'page.py:4 CHECKOUT alias new-checkout',
      'page.py:4 CHECKOUT alias new-checkout',
    ]);
  });
});

describe('constants whose names begin with FF', () => {
  it('are of flags, were their keys words of plain language', async () => {
    const lines = await found({
      'flags.py': 'FF_SHOP = "checkout"\nFFMPEG_SHOP = "checkout"\nOFF_SHOP = "checkout"',
      'flags.ts': "export const FF_SHOP = 'checkout';\nexport const BUFF_SHOP = 'checkout';",
    });
    assert.deepEqual(lines, [
      'flags.py:1 checkout constant checkout',
      'flags.ts:1 checkout constant checkout',
    ]);
  });
});

describe('of several constants of one text', () => {
  it('that whose name speaks of flags is the flag', async () => {
    const lines = await found({
      'Constants.php': `<?php
class Constants {
  public const FEATURE_NEW = 'new-checkout';
  public const REQUIREMENT_NEW = 'new-checkout';
}
class Pages {
  public const REQUIREMENT_NEW = 'new-checkout';
}`,
      'Page.php': `<?php
$m->register(Constants::FEATURE_NEW, [Constants::REQUIREMENT_NEW]);
$m->add(Pages::REQUIREMENT_NEW);`,
      'flag.ts': "export const flag = { feature: 'new-checkout', name: 'new-checkout' };",
    });
    assert.deepEqual(lines, [
      'Constants.php:3 new-checkout constant new-checkout',
      'Constants.php:4 new-checkout mention new-checkout',
      'Constants.php:7 new-checkout constant new-checkout',
      'Page.php:2 Constants::FEATURE_NEW alias new-checkout',
      'Page.php:3 Pages::REQUIREMENT_NEW alias new-checkout',
      'flag.ts:1 new-checkout constant new-checkout',
      'flag.ts:1 new-checkout constant new-checkout',
    ]);
  });
});

describe('a tuple of one in Python', () => {
  it('stands for it, where it is called like one thing', async () => {
    const lines = await found({
      'keys.py':
        'CHECKOUT = ("new-checkout",)\nCHECKOUT_KEYS = ("new-checkout",)\nCHECKOUT_PAIR = ["new-checkout"]',
      'page.py':
        'from keys import CHECKOUT, CHECKOUT_KEYS, CHECKOUT_PAIR\n\ndef page():\n    return [patch(CHECKOUT),\n        patch(CHECKOUT_KEYS), patch(CHECKOUT_PAIR)]',
    });
    assert.deepEqual(lines, [
      'keys.py:1 new-checkout constant new-checkout',
      'keys.py:2 new-checkout declaration new-checkout',
      'keys.py:3 new-checkout declaration new-checkout',
      'page.py:4 CHECKOUT alias new-checkout',
    ]);
  });
});
