import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['cart', 'taxes', 'Egress', 'giftCards', 'GiftCards', 'SearchIndex', 'LoyaltyPoints']);

/** But for mentions. */
async function told(sources: Readonly<Record<string, string>>): Promise<string[]> {
  return (await found(sources)).filter((line) => !line.includes(' mention '));
}

describe('keys that are a word of plain language', () => {
  it('are entries of a table in which those above and below are keys', async () => {
    const lines = await told({
      'table_test.go': `package gates
var want = []Response{
	{Component: "agent", Name: "GiftCards", Status: on},
	{Component: "agent", Name: "Egress", Status: on},
	{Component: "agent", Name: "SearchIndex", Status: on},
}
var kinds = []Kind{
	{Kinds: "some", Kind: "Egress", Status: on},
	{Kinds: "some", Kind: "GiftCards", Status: on},
}
var pages = []Page{
	{Name: "Home", On: true},
	{Name: "Egress", On: true},
	{Name: "Cards", On: true},
	{Name: "GiftCards", On: true},
}
var body = \`[
  {
    "name": "GiftCards",
    "on": true
  },
  {
    "name": "Egress",
    "on": true
  },
  {
    "name": "LoyaltyPoints",
    "on": true
  }
]\`
`,
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('Egress')),
      ['table_test.go:4 Egress literal? Egress', 'table_test.go:23 Egress literal? Egress'],
    );
  });

  it('are keys of a map in a field of flags, and what flags are set by, in Go', async () => {
    const lines = await told({
      'options_test.go': `package options
var config = Config{FeatureGates: map[string]bool{"Egress": true}, Pages: map[string]bool{"Egress": true}}
func on() {
	features.DefaultGate.Set("Egress=true")
	pages.Default.Set("Egress=true")
}
`,
    });
    assert.deepEqual(lines, [
      'options_test.go:2 Egress declaration Egress',
      'options_test.go:4 Egress literal? Egress',
    ]);
  });

  it('are named to what a chart includes for flags, and in YAML that a script writes', async () => {
    const lines = await told({
      'charts/agent.conf':
        '{{- include "featureGate" (dict "gates" .Values.featureGates "name" "Egress" "on" true) }}\n{{- include "page" (dict "pages" .Values.pages "name" "Egress" "on" true) }}\n',
      'run.sh': 'cat > values.yml << EOF\nfeatureGates: {\n  Egress: true\n}\npages:\n  Egress: true\nEOF\n',
    });
    assert.deepEqual(lines, [
      'charts/agent.conf:1 Egress declaration? Egress',
      'run.sh:3 Egress literal? Egress',
    ]);
  });

  it('are what is given as a flag, chosen as one, or the type of one, in TypeScript', async () => {
    const lines = await told({
      'page.ts': `const options = [{ flag: 'cart', label: 'Cart' }, { page: 'cart', label: 'Cart' }];
const both = flags[old() ? 'taxes' : 'cart'];
const one = pages[old() ? 'taxes' : 'cart'];
interface Props { taxes: FlagSet['taxes'] | Pages['taxes']; cart: Flags['cart'] }
function on(flags: FlagSet, pages: PageSet) { return flags?.cart?.on && pages?.cart?.on; }
`,
      'options.ts': 'function off(flags: Flags) { return flags.cart; }',
    });
    assert.deepEqual(lines, [
      'page.ts:1 cart literal? cart',
      'page.ts:2 taxes literal? taxes',
      'page.ts:2 cart literal? cart',
      'page.ts:4 taxes literal? taxes',
      'page.ts:4 cart literal? cart',
      'page.ts:5 cart accessor? cart',
    ]);
  });

  it('are keys in the address of a page that say that they are flags', async () => {
    const lines = await told({
      'page.ts': "go('/?featureFlags=giftCards,cart&persist=true');\ngo('/?pages=giftCards,cart'); // flags",
    });
    assert.deepEqual(lines, ['page.ts:1 giftCards literal? giftCards', 'page.ts:1 cart literal? cart']);
  });
});

describe('settings and forms beside flags', () => {
  it("are none: constants of Go's package of settings, what a form or a page is given", async () => {
    const all = finderOf(['CartModeDirect', 'disableCartBar', 'EnableCartBar']);
    const lines = await all({
      'mode.go':
        'package page\nimport "shop/config"\nfunc on() bool { return mode == config.CartModeDirect || config.EnableCartBar }\nfunc of(config Config) bool { return config.CartModeDirect }',
      'page.ts': `const { disableCartBar } = usePageParams();
const { disableCartBar: off } = useCart();
interface PageParams { disableCartBar: boolean }
interface Page { disableCartBar: boolean }
const FORM_VALUES = { disableCartBar: false };
`,
    });
    assert.deepEqual(lines, [
      'mode.go:3 EnableCartBar accessor? EnableCartBar',
      'mode.go:4 CartModeDirect accessor? CartModeDirect',
      'page.ts:2 disableCartBar accessor? disableCartBar',
      'page.ts:4 disableCartBar declaration? disableCartBar',
    ]);
  });

  it('are none: paths of settings, whatever SDK has a function of that name', async () => {
    const lines = await finderOf(['cart_bar'])({
      'page.py': 'A = get_config("setup", "cart_bar", "on")\nB = statsig.get_config(user, "cart_bar")',
    });
    assert.deepEqual(lines, ['page.py:1 cart_bar literal? cart_bar', 'page.py:2 cart_bar call cart_bar']);
  });
});
