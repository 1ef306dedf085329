import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['microplanning', 'cart']);

describe('constants of flags called by everyday words', () => {
  it('are flags where they come from a module of flags', async () => {
    const lines = await found({
      'shop/flags/flag_names.py': 'MICROPLANNING = "microplanning"',
      'shop/apps.py': 'CART = "cart"',
      'shop/page.py': `from shop.flags.flag_names import MICROPLANNING
from shop.apps import CART
flag = Flag.objects.get(name=MICROPLANNING)
app = App.objects.get(name=CART)
relation = ("microplanning", "0001_initial")`,
    });
    assert.deepEqual(lines, [
      'shop/flags/flag_names.py:1 microplanning constant microplanning',
      'shop/page.py:3 MICROPLANNING alias microplanning',
    ]);
  });

  it('are flags in JavaScript as well', async () => {
    const lines = await found({
      'web/featureFlags.ts': "export const CART = 'cart';",
      'web/routes.ts': "export const CART = 'cart';",
      'web/page.ts':
        "import { CART } from './featureFlags';\nimport { CART as PATH } from './routes';\nshow(CART, PATH);",
    });
    assert.deepEqual(lines, ['web/featureFlags.ts:1 cart constant cart', 'web/page.ts:3 CART alias cart']);
  });

  it('are flags where their own names say so beside the word', async () => {
    const lines = await found({
      'config/config.go':
        'package config\nconst (\n\tExperimentalCart = "cart"\n\tExperimentalCartStore = "cart"\n\tDefaultCart = "cart"\n)',
      'server/page.go':
        'package server\nimport "shop/config"\nfunc on() bool { return is(config.ExperimentalCart) && is(config.ExperimentalCartStore) && is(config.DefaultCart) }',
    });
    assert.deepEqual(lines, [
      'config/config.go:3 cart constant cart',
      'server/page.go:3 config.ExperimentalCart alias cart',
    ]);
  });
});
