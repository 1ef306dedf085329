import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['GiftCards', 'giftCards', 'gift_cards']);

/** But for mentions. */
async function told(sources: Readonly<Record<string, string>>): Promise<string[]> {
  return (await found(sources)).filter((line) => !line.includes(' mention '));
}

describe('what calls name that are of something else', () => {
  it('is no flag: keys of logs, kinds, titles and names of queues in Go', async () => {
    const lines = await told({
      'page.go': `package page // feature gates
func page() {
	klog.V(2).InfoS("Adding", "GiftCards", klog.KObj(cards))
	klog.ErrorS(err, "Failed", "gate", "GiftCards")
	klog.ErrorS(err, "Failed", "GiftCards", cards)
	logger.Info("Added", "GiftCards", cards)
	page.Info("GiftCards", "GiftCards")
	log := logger.WithValues("GiftCards", cards)
	zap.String("GiftCards", cards)
	gate.Text("GiftCards", cards)
	if x.Kind == "GiftCards" || x.Name == "GiftCards" {
	}
	switch x.Kind {
	case "GiftCards":
	}
	switch x.Name {
	case "GiftCards":
	}
	cache.WaitForNamedCacheSync("GiftCards", stop)
	cache.WaitForSync("GiftCards", stop)
	strings.Replace(f.String(), "GiftCards", "GiftCards", 1)
}
var _ = Describe("GiftCards", func() { Expect(on("GiftCards")) })
`,
    });
    assert.deepEqual(lines, [
      'page.go:4 GiftCards literal? GiftCards',
      'page.go:7 GiftCards literal? GiftCards',
      'page.go:7 GiftCards literal? GiftCards',
      'page.go:10 GiftCards literal? GiftCards',
      'page.go:11 GiftCards literal? GiftCards',
      'page.go:17 GiftCards literal? GiftCards',
      'page.go:20 GiftCards literal? GiftCards',
      'page.go:23 GiftCards literal? GiftCards',
    ]);
  });

  it('is no flag: parts of addresses, and what is nested, in Ruby', async () => {
    const lines = await told({
      'page.rb': `link_to t, edit_email_path("gift_cards", id: 1), email_url(:gift_cards)
link_to t, admin_feature_path("gift_cards"), path("gift_cards")
show if @feature == "gift_cards"
accepts_nested_attributes_for :gift_cards`,
      'cart/component.en.yml': 'en:\n  gift_cards: Gift cards',
      'cart/component.yml': 'en:\n  gift_cards: on',
    });
    assert.deepEqual(lines, [
      'cart/component.yml:2 gift_cards declaration? gift_cards',
      'page.rb:2 gift_cards literal? gift_cards',
      'page.rb:2 gift_cards literal? gift_cards',
      'page.rb:3 gift_cards literal? gift_cards',
    ]);
  });

  it('is no flag: namespaces of translations, tables, fields of forms', async () => {
    const lines = await told({
      'page.tsx': `import { useFlags } from 'flags';
const { t } = useTranslation(['translation', 'giftCards']);
const on = useToggles(['translation', 'giftCards']);
const all = await shopDB.get('giftCards', id);
const one = await shop.get('giftCards', id);
const { watch } = useForm();
watch('giftCards');
useWatch({ control, name: 'giftCards' });
ask({ control, name: 'giftCards' });
omit(values, ['giftCards']);
omit(flags, ['giftCards']);
path.replace('giftCards', '');`,
    });
    assert.deepEqual(lines, [
      'page.tsx:3 giftCards literal? giftCards',
      'page.tsx:5 giftCards literal? giftCards',
      'page.tsx:9 giftCards literal? giftCards',
      'page.tsx:11 giftCards literal? giftCards',
    ]);
  });

  it("is no flag: Django's databases and applications", async () => {
    const lines = await told({
      'page.py': `from flags import all
CARDS_APP_LABEL = "gift_cards"
databases = {"default", "gift_cards"}
features = {"default", "gift_cards"}
Cart.objects.using("gift_cards").all()
using("gift_cards")
connections["gift_cards"].cursor()
pages["gift_cards"].cursor()
test(databases=["default", "gift_cards"])
test(names=["default", "gift_cards"])
if app_label == "gift_cards" or app_label not in {"cart", "gift_cards"}: pass
if name == "gift_cards": pass
class Cart:
    app_label = CARDS_APP_LABEL
class Migration:
    dependencies = [("gift_cards", "0001_initial")]
`,
    });
    assert.deepEqual(lines, [
      'page.py:4 gift_cards declaration gift_cards',
      'page.py:6 gift_cards literal? gift_cards',
      'page.py:8 gift_cards literal? gift_cards',
      'page.py:10 gift_cards literal? gift_cards',
      'page.py:12 gift_cards literal? gift_cards',
    ]);
  });
});
