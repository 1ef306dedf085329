import assert from 'node:assert/strict';
import { extractLexically } from '../../../../src/core/references/extract/lexical.ts';

/** Whoever looks at a line anew from each of its words would take minutes. */
const MANY = 200_000;

describe('lines that no person writes', () => {
  const lines = {
    'path.tf': `x = "new-checkout" ${'a.'.repeat(MANY)}a-`,
    'list.scala': `package shop\nobject Shop { val key = "new-checkout"; val all = List(${'Abc, '.repeat(MANY)}Z) }`,
    'attributes.html': `<p x="new-checkout" ${'a="!b" '.repeat(MANY)}>`,
  };
  for (const [file, text] of Object.entries(lines))
    it(`are read in one go: ${file}`, () => {
      const { texts } = extractLexically(file, text);
      assert.ok(texts.some(({ value }) => value === 'new-checkout'));
    });
});
