import assert from 'node:assert/strict';
import { factsOf, finderOf, indexOf } from './fixtureIndex.ts';

const found = finderOf(['data-ops', 'isSolversEnabled', 'oidcServiceEnabled', 'organizations:cart', 'cart']);

describe('functions that ask for one flag by a key of their own', () => {
  it('are found in TypeScript where they are imported, whatever else they look at', async () => {
    const lines = await found({
      'flags.ts': `import { useFeatureFlag, useFeatureFlags } from './sdk';
import { useFlags } from 'launchdarkly-react-client-sdk';
const FLAG = 'data-ops';
export const useIsDataOps = () => useFeatureFlag('data-ops');
export const useIsPaidDataOps = (org: Org) => {
  const isOn = useFeatureFlag(FLAG);
  if (org.isNew) return false;
  return isOn && org.isPaid();
};
export function useSolvers(): boolean {
  const { isSolversEnabled } = useFeatureFlags();
  return Boolean(isSolversEnabled);
}
export function useFewSolvers() {
  const flags = useFlags() as Solvers;
  return flags.isSolversEnabled ?? false;
}
export const useAgain = () => useSolvers();
export const useBoth = () => useFeatureFlag(FLAG) && useSolvers();
export const useTitle = () => (useFeatureFlag(FLAG) ? translated('a') : translated('b'));
export function useName(user: User) {
  if (user.name) return user.name.trim();
  return useFeatureFlag(FLAG);
}
`,
      'page.ts': `import { useAgain, useBoth, useFewSolvers, useIsDataOps as useOps, useIsPaidDataOps, useName, useSolvers, useTitle } from './flags';
const a = useOps();
const b = useIsPaidDataOps(org) && useSolvers();
const c = renderHook(() => useFewSolvers());
const d = renderHook(useAgain);
const e = [useBoth(), useTitle(), useName(me)];
`,
      'others.ts': `import { useIsDataOps } from './others/hooks';
const useSolvers = () => true;
const a = useIsDataOps() && useSolvers();
`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('flags.ts')),
      [
        'page.ts:2 useOps alias data-ops',
        'page.ts:3 useIsPaidDataOps alias data-ops',
        'page.ts:3 useSolvers alias? isSolversEnabled',
        'page.ts:4 useFewSolvers alias isSolversEnabled',
        'page.ts:5 useAgain alias? isSolversEnabled',
      ],
    );
  });

  it('are told anew where the function asks for another', async () => {
    const flags = (key: string) =>
      `import { useFlag } from './sdk';\nexport const useCart = () => useFlag('${key}');\n`;
    const files = new Map([
      ['flags.ts', flags('data-ops')],
      ['page.ts', "import { useCart } from './flags';\nuseCart();\n"],
    ]);
    const index = await indexOf(files, ['data-ops', 'oidcServiceEnabled']);
    const keysOfPage = () => index.ofFile('page.ts').map(({ key }) => key);
    assert.deepEqual(keysOfPage(), ['data-ops']);
    index.replace('flags.ts', await factsOf('flags.ts', flags('oidcServiceEnabled')));
    assert.deepEqual(keysOfPage(), ['oidcServiceEnabled']);
    index.replace('flags.ts', await factsOf('flags.ts', flags('nothing-known')));
    assert.deepEqual(keysOfPage(), []);
    index.setKnownKeys(['nothing-known']);
    assert.deepEqual(keysOfPage(), ['nothing-known']);
  });

  it('are found in Go by their package', async () => {
    const lines = await found({
      'common/experiments/flags.go': `package experiments
const OIDCServiceEnabledFlag = "oidcServiceEnabled"
func IsOIDCServiceEnabled(ctx context.Context, client Client, attributes Attributes) bool {
	return client.GetBoolValue(ctx, OIDCServiceEnabledFlag, false, attributes)
}
func isAny(ctx context.Context, client Client) bool {
	if ctx == nil {
		return false
	}
	value := client.GetBoolValue(ctx, OIDCServiceEnabledFlag, false, attributes)
	return value && !isNone()
}
func IsGiven(client Client, key string) bool { return client.GetBoolValue(ctx, key, false) }
`,
      'common/experiments/use.go': 'package experiments\nfunc use() { if isAny(ctx, client) {} }\n',
      'api/oidc.go': `package api
import "example.com/shop/common/experiments"
func serve() {
	if experiments.IsOIDCServiceEnabled(ctx, client, experiments.Attributes{}) {}
	if experiments.IsGiven(client, other) || others.IsOIDCServiceEnabled(ctx) {}
}
`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('common/experiments/flags.go')),
      [
        'api/oidc.go:4 experiments.IsOIDCServiceEnabled alias? oidcServiceEnabled',
        'common/experiments/use.go:2 isAny alias? oidcServiceEnabled',
      ],
    );
  });

  it('are found in Python, Kotlin, Java, C# and Ruby', async () => {
    const lines = await found({
      'shop/gates.py': `from sentry import features
def is_cart_on(org):
    """Whether it is."""
    if org is None:
        return False
    return features.has("organizations:cart", org)
def label(org):
    return translate("organizations:cart")
`,
      'shop/page.py': `from shop.gates import is_cart_on, label
from shop import gates
if is_cart_on(org) or gates.is_cart_on(org) or label(org) or others.is_cart_on(org):
    pass
`,
      'com/shop/Gates.kt': `package com.shop
fun isDataOpsOn(client: UnleashClient): Boolean = client.isEnabled("data-ops")
object Gates {
  fun dataOps(user: User): Boolean {
    val isOn = unleash.isEnabled("data-ops")
    return isOn && user.isPaid
  }
}
`,
      'com/shop/page/Page.kt': `package com.shop.page
import com.shop.Gates
import com.shop.isDataOpsOn
fun page() = isDataOpsOn(client) || Gates.dataOps(me)
`,
      'Tries.java': `class Tries {
  static boolean isDataOps(User user) {
    try {
      return unleash.isEnabled("data-ops", user) && user.isPaid();
    } catch (Exception e) {
      return false;
    }
  }
}`,
      'TriesPage.java':
        'class TriesPage { boolean a() { return Tries.isDataOps(me) || Others.isDataOps(me); } }',
      'Gates.cs': `static class OpsGates {
  public static bool IsDataOps(IFeatureClient client) => client.IsEnabled("data-ops") && IsPaid;
}`,
      'Page.cs':
        'class Page { bool A() { return OpsGates.IsDataOps(client) || OtherGates.IsDataOps(client); } }',
      'ops_gate.rb': `class OpsGate
  def self.on_for?(user)
    return false if user.nil?
    Flipper.enabled?("data-ops", user)
  end
end`,
      'page.rb': 'puts 1 if OpsGate.on_for?(me) || OtherGate.on_for?(me)',
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('alias')),
      [
        'Page.cs:1 OpsGates.IsDataOps alias? data-ops',
        'TriesPage.java:1 Tries.isDataOps alias data-ops',
        'com/shop/page/Page.kt:4 isDataOpsOn alias? data-ops',
        'com/shop/page/Page.kt:4 Gates.dataOps alias data-ops',
        'page.rb:1 OpsGate.on_for? alias data-ops',
        'shop/page.py:3 is_cart_on alias? organizations:cart',
        'shop/page.py:3 gates.is_cart_on alias? organizations:cart',
      ],
    );
  });

  it('answer by a condition, or give a part of what a local holds', async () => {
    const lines = await found({
      'flags.ts': `import { useFlag, useVariant } from './sdk';
export function useSays(user: User) {
  if (user.isNew) {
    return false;
  }
  if (useFlag('data-ops')) return true;
  return false;
}
export const useChooses = (org: Org) => (org.isPaid ? useFlag('data-ops') : false);
export function usePart() {
  const variant = useVariant('data-ops');
  return variant.payload.value;
}
export function useParsed() {
  return JSON.parse(useFlag('data-ops'));
}
export function useDoes(user: User) {
  if (useFlag('data-ops')) return user.name;
  return false;
}
export function useOther() {
  const page = render(useFlag('data-ops'));
  return page.title;
}
`,
      'page.ts': `import { useChooses, useDoes, useOther, useParsed, usePart, useSays } from './flags';
const a = [useSays(me), useChooses(org), usePart(), useParsed()];
const b = [useDoes(me), useOther()];
`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('page.ts')),
      [
        'page.ts:2 useSays alias data-ops',
        'page.ts:2 useChooses alias data-ops',
        'page.ts:2 usePart alias? data-ops',
        'page.ts:2 useParsed alias data-ops',
      ],
    );
  });

  it('are properties that are worked out as well', async () => {
    const lines = await found({
      'Gates.swift': `enum OpsGates {
  static var isOn: Bool { unleash.isEnabled(name: "data-ops") }
  static var isPaid: Bool { account.isPaid(name: "data-ops") }
}`,
      'Page.swift': 'func page() { if OpsGates.isOn || OpsGates.isPaid || OtherGates.isOn {} }',
      'CartGates.kt': 'object CartGates {\n  val isOn: Boolean get() = unleash.isEnabled("data-ops")\n}',
      'Cart.kt': 'fun cart() = CartGates.isOn || OtherGates.isOn',
      'ShopGates.cs':
        'static class ShopGates { public static bool IsOn => Unleash.IsEnabled("data-ops") && IsPaid; }',
      'Shop.cs': 'class Shop { bool A() { return ShopGates.IsOn || OtherGates.IsOn; } }',
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('alias')),
      [
        'Cart.kt:1 CartGates.isOn alias data-ops',
        'Page.swift:1 OpsGates.isOn alias data-ops',
        'Shop.cs:1 ShopGates.IsOn alias data-ops',
      ],
    );
  });

  it('are asked of what is said to be of the service they are of', async () => {
    const lines = await found({
      'toggles/feature-toggle.service.ts': `export class FeatureToggleService {
  isDataOps(user: User) {
    return this.client.isEnabled('data-ops', user);
  }
  all(): string[] {
    return [];
  }
}`,
      'pages/page.ts': `import { FeatureToggleService } from '../toggles/feature-toggle.service';
class Page {
  constructor(private readonly toggles: FeatureToggleService, private readonly others: OtherToggleService) {}
  show() {
    return this.toggles.isDataOps(me) && this.others.isDataOps(me) && this.pages.isDataOps(me);
  }
}`,
      'FeatureToggleService.java': `class FeatureToggleService {
  boolean isDataOps(User user) {
    String name = "data-ops";
    return ldClient.boolVariation(name, contextOf(user), false) && user.isPaid();
  }
}`,
      'FeatureToggleServiceTest.java': `class FeatureToggleServiceTest {
  private static FeatureToggleService service = new FeatureToggleService(client);
  private final PageService pages = new PageService();
  void a() { assertThat(service.isDataOps(me)).isTrue(); assertThat(pages.isDataOps(me)).isTrue(); }
}`,
      'FeatureService.cs': `class FeatureService : IFeatureService {
  public bool IsDataOps(User user) { return _unleash.IsEnabled("data-ops"); }
}`,
      'Page.cs': `class Page {
  private readonly IFeatureService _features;
  private readonly IPageService _pages;
  bool A() { return _features.IsDataOps(me) || _pages.IsDataOps(me); }
}`,
    });
    assert.deepEqual(
      lines.filter((line) => /alias|accessor/.test(line)),
      [
        'FeatureToggleService.java:4 name alias data-ops',
        'FeatureToggleServiceTest.java:4 service.isDataOps alias data-ops',
        // As their names spell the key, of what is called like flags, or said to be of such a type.
        'Page.cs:4 IsDataOps accessor? data-ops',
        'pages/page.ts:5 isDataOps accessor? data-ops',
        'pages/page.ts:5 isDataOps accessor? data-ops',
      ],
    );
  });
});
