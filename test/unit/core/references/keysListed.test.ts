import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['NewCheckout', 'gift-cards', 'secureStorage']);

describe('keys in a text of code', () => {
  it('are found in YAML, right under what is called like flags', async () => {
    const lines = await found({
      'page_test.go': `package page
var config = []byte(\`
spec:
  features:
    - name: NewCheckout
      enabled: true
  featureGates:
    gift-cards: true
  pages:
    - name: NewCheckout
    - NewCheckout
# NewCheckout
\`)`,
      'page.py': 'CONFIG = """\nfeatures:\n  - gift-cards\npages:\n  - gift-cards\n"""',
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes(' mention ')),
      [
        'page.py:3 gift-cards literal? gift-cards',
        'page_test.go:5 NewCheckout literal? NewCheckout',
        'page_test.go:8 gift-cards literal? gift-cards',
      ],
    );
  });

  it("are mentions in Python's documentation", async () => {
    const lines = await found({
      'page.py':
        'def page():\n    """Asks `is_active("gift-cards")`."""\n    return run("""{"gift-cards": true}""")\n',
    });
    assert.deepEqual(lines, [
      'page.py:2 gift-cards mention gift-cards',
      'page.py:3 gift-cards literal? gift-cards',
    ]);
  });

  it('are members of experiments', async () => {
    const lines = await found({
      'page.ts':
        'const experiments = app.config.experiments;\nexperiments.secureStorage = pages.secureStorage;',
    });
    assert.deepEqual(lines, ['page.ts:2 secureStorage accessor? secureStorage']);
  });
});
