import assert from 'node:assert/strict';
import { FileQueue } from '../../../../src/node/indexing/fileQueue.ts';

describe('files that are being listed', () => {
  it('are given out in order', async () => {
    const queue = FileQueue.of(['a', 'b', 'c']);
    assert.deepEqual(await queue.take(2), ['a', 'b']);
    assert.deepEqual(await queue.take(2), ['c']);
    assert.deepEqual(await queue.take(2), []);
  });

  it('are waited for while there may be more', async () => {
    const queue = new FileQueue();
    const taken = Promise.all([queue.take(5), queue.take(5)]);
    queue.add(['a', 'b']);
    queue.add(['c']);
    queue.end();
    assert.deepEqual(await taken, [['a', 'b', 'c'], []]);
  });

  it('are counted as soon as there are enough, or all are known', async () => {
    const queue = new FileQueue();
    const enough = queue.count(2);
    const all = queue.count(9);
    queue.add(['a']);
    queue.add(['b', 'c']);
    assert.equal(await enough, 2);
    await queue.take(3);
    queue.end();
    assert.equal(await all, 3, 'those given out as well');
  });
});
