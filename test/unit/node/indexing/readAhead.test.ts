import assert from 'node:assert/strict';
import { NOTHING_WANTED } from '../../../../src/core/references/prefilter/patterns.ts';
import type { ChunkResult } from '../../../../src/indexing/messages.ts';
import { ReadAhead } from '../../../../src/node/indexing/readAhead.ts';

const times = { read: 1, match: 2, parse: 3 };
const plan = { config: {}, wanted: NOTHING_WANTED, sketch: true } as const;

/** Reads one file at a time, as they are listed. */
const pool = {
  async read(
    request: Parameters<ConstructorParameters<typeof ReadAhead>[0]['read']>[0],
    onChunk: (chunk: ChunkResult) => void,
  ) {
    for (let [file] = await request.files.take(1); file; [file] = await request.files.take(1))
      onChunk({ files: [{ file, stamp: { mtime: 1, size: 1 } }], times });
    return times;
  },
};

describe('files that are read while they are being listed', () => {
  it('are given to whoever asks, those read before and those read after that', async () => {
    const ahead = new ReadAhead(pool, '/shop', plan, new AbortController().signal);
    ahead.add(['a.ts', 'b.ts']);
    await new Promise(setImmediate);
    const met: string[] = [];
    const read = ahead.take(({ files }) => met.push(...files.map(({ file }) => file)));
    assert.deepEqual(met, ['a.ts', 'b.ts']);
    ahead.add(['c.ts']);
    ahead.end();
    assert.deepEqual(await read, times);
    assert.deepEqual(met, ['a.ts', 'b.ts', 'c.ts']);
  });

  it('are for the plan they were read by alone', () => {
    const ahead = new ReadAhead(pool, '/shop', plan, new AbortController().signal);
    assert.equal(ahead.isFor(plan), true);
    assert.equal(ahead.isFor({ ...plan, wanted: { ...NOTHING_WANTED } }), false);
    assert.equal(ahead.isFor({ config: plan.config, wanted: plan.wanted }), false);
    ahead.end();
  });
});
