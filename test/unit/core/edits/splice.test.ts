import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spliceOf } from '../../../../src/core/edits/splice.ts';

describe('the stretch in which two texts differ', () => {
  it('makes one of the other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, end, text: between } = spliceOf(before, after);
        assert.equal(before.slice(0, start) + between + before.slice(end), after);
      }),
    );
  });

  it('is no longer than it has to be', () => {
    assert.deepEqual(spliceOf('one two three', 'one 2 three'), { start: 4, end: 7, text: '2' });
  });
});
