import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { idleFiles } from '../../../src/app/idleFiles.ts';
import { gitFileWords } from '../../../src/node/fileWords.ts';
import { removed } from '../core/removal/removing.ts';

const PAGE = `import { Legacy } from './parts/Legacy';
import { Banner } from './parts/Banner';
import { tax } from './tax';

export function page(client, cart) {
  if (client.getBooleanValue('new-checkout', false)) return Banner(cart);
  return Legacy(tax(cart));
}
`;
const SHOP: Readonly<Record<string, string>> = {
  'web/page.tsx': PAGE,
  'web/parts/Legacy.tsx': 'export const Legacy = () => null;\n',
  'web/parts/Legacy.test.tsx': "import { Legacy } from './Legacy';\n",
  'web/parts/Banner.tsx': 'export const Banner = () => null;\n',
  'web/tax.ts': 'export const tax = () => 0;\n',
  'web/total.ts': "import { tax } from './tax';\n",
  'old/Legacy.tsx': 'export default 1;\n',
};

describe('files that only the removed code imported', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'release-lens-idle-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  async function idleIn(files: Readonly<Record<string, string>>, file = 'web/page.tsx', tracked = true) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    if (tracked) execFileSync('git', ['init', '-q'], { cwd: root });
    const before = files[file] ?? '';
    const { text, removal } = await removed(file, before, true);
    return idleFiles(
      root,
      [{ ...removal, before: { text: before, version: '' }, after: text }],
      gitFileWords,
    );
  }

  it('are found with their tests, among others of their name', async () => {
    assert.deepEqual(await idleIn(SHOP), [
      { file: 'web/parts/Legacy.tsx', tests: ['web/parts/Legacy.test.tsx'] },
    ]);
  });

  it('are not those that another file names, be it in prose', async () => {
    assert.deepEqual(await idleIn({ ...SHOP, 'README.md': 'Open `Legacy` first.\n' }), []);
    assert.deepEqual(
      await idleIn({ ...SHOP, 'README.md': '', 'web/index.ts': "export * from './parts/Legacy';\n" }),
      [],
    );
  });

  it('are not guessed between two', async () => {
    const page = PAGE.replace('./parts/Legacy', 'Legacy');
    assert.deepEqual(await idleIn({ ...SHOP, 'web/page.tsx': page }), []);
  });

  it('are not looked for where there is no git', async () => {
    assert.deepEqual(await idleIn(SHOP, 'web/page.tsx', false), []);
  });

  it('are modules of Python, and classes that an import names', async () => {
    const python = `from shop import legacy_cart
from shop.banner import show


def page(client, cart):
    if client.get_boolean_value('new-checkout', False):
        return show(cart)
    return legacy_cart.show(cart)
`;
    const java = `import com.shop.legacy.LegacyCart;

class Page {
  int page(Client client) {
    if (client.getBooleanValue("new-checkout", false)) {
      return 1;
    }
    return LegacyCart.total();
  }
}
`;
    const files = {
      'shop/page.py': python,
      'shop/legacy_cart.py': 'def show(cart): pass\n',
      'tests/test_legacy_cart.py': 'from shop import legacy_cart\n',
      'src/com/shop/Page.java': java,
      'src/com/shop/legacy/LegacyCart.java': 'class LegacyCart {}\n',
      'src/com/shop/legacy/LegacyCartTest.java': 'class LegacyCartTest { LegacyCart cart; }\n',
    };
    assert.deepEqual(await idleIn(files, 'shop/page.py'), [
      { file: 'shop/legacy_cart.py', tests: ['tests/test_legacy_cart.py'] },
    ]);
    assert.deepEqual(await idleIn(files, 'src/com/shop/Page.java'), [
      {
        file: 'src/com/shop/legacy/LegacyCart.java',
        tests: ['src/com/shop/legacy/LegacyCartTest.java'],
      },
    ]);
  });
});
