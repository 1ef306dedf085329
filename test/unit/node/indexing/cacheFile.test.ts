import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NOTHING_WANTED } from '../../../../src/core/references/prefilter/patterns.ts';
import type { ReadFile } from '../../../../src/indexing/messages.ts';
import { openCache, writeCache } from '../../../../src/node/indexing/cacheFile.ts';

/** Some lie over the ends of several blocks, and there are more than stand in one of the short texts. */
const FILES = Array.from({ length: 2500 }, (_, at): ReadFile => {
  const file = { file: `shop/${at} “cart”\n.ts`, stamp: { mtime: at + 0.25, size: at } };
  if (at % 5 === 0) return { ...file, skipped: 'binary' };
  const words = new Uint8Array(at === 1234 ? 2_500_000 : 700).map((_, index) => at + index);
  return at % 2 === 0 ? { ...file, words } : { ...file, words, facts: new Uint8Array([at & 255, 7]) };
});

describe('the file that an index is kept in', () => {
  let folder: string;
  let cache: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'release-lens-cache-file-'));
    cache = path.join(folder, 'references-0.bin');
    await writeCache(cache, { wanted: NOTHING_WANTED, files: FILES }, { knownKeys: ['cart'], shown: [] });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back what was written, however much it is', async () => {
    const opened = await openCache(cache);
    const { files } = (await opened?.rest()) ?? { files: [] };
    assert.deepEqual([...files].map(plain), FILES.map(plain));
  });

  it('tells where a byte is another', async () => {
    const bytes = await readFile(cache);
    for (const at of [100, bytes.length - 1_500_000]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(cache, damaged);
      await assert.rejects(async () => await (await openCache(cache))?.rest(), /damaged/);
    }
  });
});

function plain({ facts, words, ...rest }: ReadFile): unknown {
  return { ...rest, facts: facts && Buffer.from(facts), words: words && Buffer.from(words) };
}
