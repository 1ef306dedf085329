import assert from 'node:assert/strict';
import { FileQueue } from '../../../../src/node/indexing/fileQueue.ts';

describe('files that are being listed', () => {
  it('are given out in order', async () => {
    const queue = FileQueue.of(['a', 'b', 'c']);
    assert.equal(queue.left, 3);
    assert.deepEqual(await queue.take(2), ['a', 'b']);
    assert.equal(queue.left, 1);
    assert.deepEqual(await queue.take(2), ['c']);
    assert.deepEqual(await queue.take(2), []);
  });

  it('are waited for while there may be more', async () => {
    const queue = new FileQueue();
    const taken = Promise.all([queue.take(5), queue.take(5)]);
    assert.equal(queue.left, undefined);
    queue.add(['a', 'b']);
    queue.add(['c']);
    queue.end();
    assert.deepEqual(await taken, [['a', 'b', 'c'], []]);
  });
});
