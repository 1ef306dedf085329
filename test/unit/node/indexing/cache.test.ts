import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FolderUnderTest } from './followFolder.ts';

describe('an index kept from one start to the next', function () {
  this.timeout(120_000);
  let cacheFolder: string;
  let first: FolderUnderTest;
  const opened: FolderUnderTest[] = [];

  beforeEach(async () => {
    cacheFolder = await mkdtemp(path.join(tmpdir(), 'release-lens-cache-'));
    first = await FolderUnderTest.make();
    await first.write('keys.ts', "export const CHECKOUT = 'new-checkout';");
    await first.write('use.ts', "import { CHECKOUT } from './keys';\nshow(CHECKOUT);");
    await first.write('data.yml', 'a: "late-key"\nb: "new-checkout"');
    await first.write('aside.ts', "pick('late-key');");
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
    await first.remove();
    await rm(cacheFolder, { recursive: true, force: true });
  });

  /** It has ended, and kept what it found. */
  async function open(knownKeys: readonly string[]): Promise<FolderUnderTest> {
    const folder = first.again(cacheFolder);
    opened.push(folder);
    await folder.indexer.start(folder.root, { knownKeys });
    await folder.close();
    return folder;
  }

  /** What an index without a cache finds. */
  async function fresh(knownKeys: readonly string[]): Promise<string[]> {
    const folder = first.again();
    opened.push(folder);
    await folder.indexer.start(folder.root, { knownKeys });
    return folder.found();
  }

  it('finds the same without reading, and reads what has changed', async () => {
    const cold = await open(['new-checkout']);
    assert.ok(cold.found().includes('use.ts:2:6 alias new-checkout'));
    const warm = await open(['new-checkout']);
    assert.deepEqual(warm.found(), cold.found());
    assert.equal(warm.indexer.stats.ms.read, 0);
    await first.write('use.ts', "import { CHECKOUT } from './keys';\n\nshow(CHECKOUT, CHECKOUT);");
    assert.deepEqual((await open(['new-checkout'])).found(), await fresh(['new-checkout']));
  });

  it('shows what was found before anything is read, and takes edits behind that', async () => {
    await first.write('picture.bin', new Uint8Array([0, 1, 2]));
    const cold = await open(['new-checkout']);
    const warm = first.again(cacheFolder);
    opened.push(warm);
    await warm.indexer.start(warm.root, { knownKeys: ['new-checkout'] });
    assert.deepEqual(warm.found(), cold.found());
    assert.deepEqual(warm.indexer.stats.skipped, [{ file: 'picture.bin', reason: 'binary' }]);
    await warm.indexer.update('keys.ts', "export const CHECKOUT = 'other';");
    assert.ok(!warm.found().some((line) => line.startsWith('use.ts')));
    assert.ok(warm.found().includes('data.yml:2:5 declaration new-checkout'));
  });

  it('shows it also while it looks for new keys', async () => {
    const cold = await open(['new-checkout']);
    const warm = first.again(cacheFolder);
    opened.push(warm);
    let shownFirst: readonly string[] | undefined;
    warm.indexer.onDidChange(() => {
      shownFirst ??= warm.found();
    });
    await warm.indexer.start(warm.root, { knownKeys: ['new-checkout', 'late-key'] });
    assert.deepEqual(shownFirst, cold.found());
    assert.deepEqual(warm.found(), await fresh(['new-checkout', 'late-key']));
  });

  it('does not show what is no longer there', async () => {
    await open(['new-checkout']);
    await rm(path.join(first.root, 'use.ts'));
    await first.write('keys.ts', 'export {};');
    for (const keys of [['new-checkout'], [], ['late-key']])
      assert.deepEqual((await open(keys)).found(), await fresh(keys));
  });

  it('looks for keys that have become known meanwhile', async () => {
    await open(['new-checkout']);
    const keys = ['new-checkout', 'late-key'];
    const found = (await open(keys)).found();
    assert.ok(found.includes('aside.ts:1:7 literal late-key'));
    assert.deepEqual(found, await fresh(keys));
  });

  it('is built anew where it is damaged, and tells the log', async () => {
    await open(['new-checkout']);
    const [name = ''] = await readdir(cacheFolder);
    const file = path.join(cacheFolder, name);
    const bytes = await readFile(file);
    for (const damaged of [bytes.subarray(0, bytes.length >> 1), Buffer.from('x'), Buffer.alloc(0)]) {
      await writeFile(file, damaged);
      const again = await open(['new-checkout']);
      assert.deepEqual(again.found(), await fresh(['new-checkout']));
      assert.match(again.notes.join(), /built anew/);
    }
  });

  it('goes when nobody has opened it for long, and nothing else goes', async () => {
    await open(['new-checkout']);
    const [own = ''] = await readdir(cacheFolder);
    const longAgo = Date.now() / 1000 - 40 * 24 * 3600;
    const age = (name: string) => utimes(path.join(cacheFolder, name), longAgo, longAgo);
    for (const name of ['references-0a.bin', 'references-0b.bin.17.3', 'notes.bin'])
      await writeFile(path.join(cacheFolder, name), 'x').then(() => age(name));
    await age(own);
    await open(['new-checkout']);
    assert.ok((await stat(path.join(cacheFolder, own))).mtimeMs / 1000 > longAgo + 1000, 'it is in use');
    assert.equal((await readdir(cacheFolder)).length, 4);
    await first.write('use.ts', '');
    await open(['new-checkout']);
    assert.deepEqual(new Set(await readdir(cacheFolder)), new Set([own, 'notes.bin']));
  });

  it('serves two at once', async () => {
    const keys = ['new-checkout'];
    const both = await Promise.all([open(keys), open(keys)]);
    for (const each of both) assert.deepEqual(each.found(), await fresh(keys));
    assert.deepEqual((await open(keys)).found(), await fresh(keys));
    assert.equal((await readdir(cacheFolder)).length, 1);
  });
});
