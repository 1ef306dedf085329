import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type IndexChange, Indexer } from '../../../../src/app/indexer.ts';
import { WorkerScanner } from '../../../../src/node/indexing/workerScanner.ts';

const clock = { now: () => 0, wait: () => Promise.resolve() };
const log = {
  info() {},
  warn() {},
  error: (message: string, cause?: unknown) => assert.fail(`${message}: ${cause}`),
};

describe('Indexer over real files and workers', () => {
  let root: string;
  let scanner: WorkerScanner;
  let indexer: Indexer;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'release-lens-index-'));
    scanner = new WorkerScanner({ script: path.resolve('dist/indexWorker.js'), workers: 1 });
    indexer = new Indexer({ scanner, clock, log });
  });
  afterEach(async () => {
    indexer.dispose();
    await scanner.dispose();
    await rm(root, { recursive: true, force: true });
  });

  const write = (file: string, text: string | Uint8Array) => writeFile(path.join(root, file), text);
  const found = (key: string) =>
    indexer.index.ofKey(key).map(({ file, range, how }) => `${file}:${range.line + 1} ${how}`);

  it('reads files that only use what others hold', async () => {
    await write('production.flagd.json', '{ "flags": {\n  "new-checkout": {} } }');
    await write('keys.ts', "export const CHECKOUT = 'new-checkout';");
    await write('shown.ts', "import { CHECKOUT } from './keys';\nshow(CHECKOUT);");
    await write('unrelated.ts', 'export const x = 1;');
    await indexer.start(root);
    assert.deepEqual(found('new-checkout'), [
      'keys.ts:1 constant',
      'production.flagd.json:2 declaration',
      'shown.ts:2 alias',
    ]);
    assert.equal(indexer.stats.files, 4);
  });

  it('shows known keys by their text before the code is parsed', async () => {
    await write('a.ts', "useFlag('known-key');");
    const shown: string[] = [];
    indexer.onDidChange(() => {
      for (const { how, confidence } of indexer.index.ofFile('a.ts')) shown.push(`${how} ${confidence}`);
    });
    await indexer.start(root, { knownKeys: ['known-key'] });
    assert.deepEqual(shown, ['literal probable', 'call certain']);
  });

  it('reads templates in which a key is only spelled as a member of flags, of keys that come later too', async () => {
    await write('page.component.html', '<p *ngIf="features.giftWrap"></p>\n<p *ngIf="features.newCart"></p>');
    await write('tabs.component.html', '<p *ngIf="tabs.giftWrap"></p>');
    await indexer.start(root, { knownKeys: ['gift-wrap'] });
    assert.deepEqual(found('gift-wrap'), ['page.component.html:1 accessor']);
    await indexer.setKnownKeys(['gift-wrap', 'new-cart']);
    assert.deepEqual(found('new-cart'), ['page.component.html:2 accessor']);
    await indexer.setKnownKeys(['new-cart']);
    assert.deepEqual(found('gift-wrap'), []);
  });

  it('prefers unsaved text, and takes the disk again afterwards', async () => {
    await write('a.ts', "useFlag('on-disk');");
    await indexer.start(root);
    const changes: IndexChange[] = [];
    indexer.onDidChange((change) => changes.push(change));
    await indexer.update('a.ts', "\nuseFlag('unsaved');");
    assert.deepEqual(found('unsaved'), ['a.ts:2 call']);
    assert.deepEqual(found('on-disk'), []);
    assert.deepEqual([...(changes[0]?.keys ?? [])].sort(), ['on-disk', 'unsaved']);
    await indexer.update('a.ts', undefined);
    assert.deepEqual(found('on-disk'), ['a.ts:1 call']);
  });

  it('follows files that come, change and go', async () => {
    await write('a.ts', "useFlag('first');");
    await indexer.start(root);
    await write('b.ts', "useFlag('second');");
    await rm(path.join(root, 'a.ts'));
    await indexer.filesChanged(['a.ts', 'b.ts']);
    assert.deepEqual([...indexer.index.keys()], ['second']);
  });

  it('looks again for a key that becomes known', async () => {
    await write('a.ts', "pick('late-key');");
    await indexer.start(root);
    assert.deepEqual(found('late-key'), []);
    await indexer.setKnownKeys(['late-key']);
    assert.deepEqual(found('late-key'), ['a.ts:1 literal']);
  });

  it('finds members of what is called like flags, of keys that only code has as well', async () => {
    await write('calls.ts', "useFlag('new-cart'); useFlag('banner');");
    await write('members.ts', 'show(config.flags.newCart, config.flags.banner, config.flags.oldCart);');
    await write('more.ts', 'show(config.features.oldCart);');
    await indexer.start(root, { knownKeys: ['old-cart'] });
    assert.deepEqual(found('new-cart'), ['calls.ts:1 call', 'members.ts:1 accessor']);
    assert.deepEqual(found('banner'), ['calls.ts:1 call', 'members.ts:1 accessor']);
    assert.deepEqual(found('old-cart'), ['members.ts:1 accessor', 'more.ts:1 accessor']);
  });

  it('follows what leads from file to file to the end', async () => {
    await write('keys.ts', "export const A0 = 'far-key';");
    for (let at = 1; at <= 9; at++)
      await write(
        `more${at}.ts`,
        `export { A${at - 1} as A${at} } from './${at === 1 ? 'keys' : `more${at - 1}`}';`,
      );
    await write('use.ts', "import { A9 } from './more9'; show(A9);");
    await indexer.start(root, { knownKeys: ['far-key'] });
    assert.deepEqual(found('far-key').at(-1), 'use.ts:1 alias');
  });

  it('reads files that only use what another file calls by a name of its own', async () => {
    await write('keys.ts', "export const KEYS = { CHECKOUT: 'new-checkout', TEXT: 'a text' };");
    await write(
      'shop.ts',
      "import { KEYS } from './keys';\nexport const SHOP = { NEW: KEYS.CHECKOUT, TEXT: KEYS.TEXT };",
    );
    await write('page.ts', "import { SHOP } from './shop';\nshow(SHOP.NEW, SHOP.TEXT);");
    await write('Flags.swift', 'enum FeatureFlag: String { case cart = "cart-v2" }');
    await write(
      'Trial.swift',
      'class Trial { enum Constants { static let id = FeatureFlag.cart.rawValue } }',
    );
    await write('Page.swift', 'let trials = [Trial.Constants.id: 1]');
    await indexer.start(root, { knownKeys: ['new-checkout', 'cart-v2'] });
    assert.deepEqual(found('new-checkout'), ['keys.ts:1 constant', 'page.ts:2 alias', 'shop.ts:2 alias']);
    assert.deepEqual(found('cart-v2'), [
      'Flags.swift:1 constant',
      'Page.swift:1 alias',
      'Trial.swift:1 alias',
    ]);
  });

  it('follows what a Python package hands on of its modules', async () => {
    await mkdir(path.join(root, 'flags'));
    await write('flags/keys.py', "CHECKOUT = 'new-checkout'");
    await write('flags/__init__.py', 'from .keys import CHECKOUT as CHECKOUT_FLAG');
    await write('use.py', 'from flags import CHECKOUT_FLAG\nshow(CHECKOUT_FLAG)');
    await indexer.start(root, { knownKeys: ['new-checkout'] });
    assert.deepEqual(found('new-checkout'), ['flags/keys.py:1 constant', 'use.py:2 alias']);
  });

  it('says which code it reads by its text alone', async () => {
    await write('client.ts', `// @generated\nuseFlag('made-key');\n${'export const x = 1;\n'.repeat(4000)}`);
    await indexer.start(root, { knownKeys: ['made-key'] });
    assert.deepEqual(found('made-key'), ['client.ts:2 literal']);
    assert.deepEqual(indexer.stats.skipped, [{ file: 'client.ts', reason: 'generated' }]);
  });

  it('finds names in code that it reads by its text alone, whenever they become known', async () => {
    const made = `// @generated\nclass Made {\nboolean on = isOn(Keys.CART);\n${'int x = 1;\n'.repeat(6000)}}`;
    await write('Keys.java', 'class Keys { static final String CART = "late-cart"; }');
    await write('Made.java', made);
    await indexer.start(root, { knownKeys: ['new-checkout'] });
    assert.deepEqual(found('late-cart'), []);
    await indexer.setKnownKeys(['late-cart']);
    assert.deepEqual(found('late-cart'), ['Keys.java:1 constant', 'Made.java:3 alias']);
  });

  it('says what it skipped, and reads UTF-16', async () => {
    await write('large.ts', 'x'.repeat(1_600_000));
    await write('blob.ts', new Uint8Array([1, 0, 2]));
    await write('wide.ts', Buffer.from("\ufeffuseFlag('wide-key');", 'utf16le'));
    await indexer.start(root);
    assert.deepEqual(indexer.stats.skipped, [
      { file: 'blob.ts', reason: 'binary' },
      { file: 'large.ts', reason: 'too large' },
    ]);
    assert.deepEqual(found('wide-key'), ['wide.ts:1 call']);
  });

  it('detects whether a folder uses flags', async () => {
    await write('package.json', '{"dependencies":{"left-pad":"1"}}');
    assert.equal(await scanner.detect(root), false);
    await write('package.json', '{"dependencies":{"@openfeature/web-sdk":"1"}}');
    assert.equal(await scanner.detect(root), true);
    await write('any.json', '{"$schema":"https://flagd.dev/schema/v0/flags.json","flags":{"a":{}}}');
    assert.deepEqual(await scanner.findFlagFiles(root), ['any.json']);
  });
});
