import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new-checkout', 'mock_true_layer_data', 'manually_review_all_cases']);

describe('names by which flags are taken, set and patched', () => {
  it('are constants in what takes an object of flags apart', async () => {
    const lines = await found({
      'keys.ts': "export const CHECKOUT_FLAG = 'new-checkout';\n",
      'page.ts': `import { CHECKOUT_FLAG } from './keys';
import { OTHER } from './others';
const { [CHECKOUT_FLAG]: isOn, [OTHER]: isOther = false } = useFeatureFlags();
`,
    });
    assert.deepEqual(lines, [
      'keys.ts:1 new-checkout constant new-checkout',
      'page.ts:3 CHECKOUT_FLAG alias new-checkout',
    ]);
  });

  it('are settings that Rails writes', async () => {
    const lines = await found({
      'steps.rb': `Setting.setting.update!(
  mock_true_layer_data: true,
)
Setting.create!(manually_review_all_cases: true)
setting.update! manually_review_all_cases: false
Application.create!(manually_review_all_cases: true)
Setting.find_by(manually_review_all_cases: true)
`,
    });
    assert.deepEqual(lines, [
      'steps.rb:2 mock_true_layer_data declaration? mock_true_layer_data',
      'steps.rb:4 manually_review_all_cases declaration? manually_review_all_cases',
      'steps.rb:5 manually_review_all_cases declaration? manually_review_all_cases',
    ]);
  });

  it('are what Python patches', async () => {
    const lines = await found({
      'shop/rollouts.py': `from flags import Feature, features
NEW_CHECKOUT = Feature("new-checkout")
OTHER = Feature("other")
def is_checkout_on(user):
    return features.has("new-checkout", user)
`,
      'shop/page.py': 'from shop.rollouts import is_checkout_on\n',
      'tests/test_page.py': `def test(mocker):
    mocker.patch("shop.rollouts.NEW_CHECKOUT.check_value", return_value=True)
    mocker.patch("shop.rollouts.OTHER.check_value", return_value=True)
    mocker.patch("elsewhere.NEW_CHECKOUT.check_value", return_value=True)
    mocker.dispatch("shop.rollouts.NEW_CHECKOUT.check_value")
    with patch("shop.page.is_checkout_on", return_value=True):
        pass
`,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('tests')),
      [
        'tests/test_page.py:2 NEW_CHECKOUT alias new-checkout',
        'tests/test_page.py:6 is_checkout_on alias? new-checkout',
      ],
    );
  });
});
