import assert from 'node:assert/strict';
import { extractLexically } from '../../../../src/core/references/extract/lexical.ts';

describe('a large file of one line', () => {
  it('is read through once, not once for each of its texts', () => {
    const entries = Array.from({ length: 150_000 }, (_, index) => `"name${index}":"value-${index}"`);
    const text = `{${entries.join(',')},"kind":"new-checkout","flag":"new-checkout"}`;
    const { texts } = extractLexically('data.json', text);
    // Going back to the line's start each time, it takes minutes: mocha ends it.
    assert.deepEqual(
      texts.filter(({ value }) => value === 'new-checkout').map(({ start }) => start),
      [text.lastIndexOf('new-checkout')],
    );
  });
});
