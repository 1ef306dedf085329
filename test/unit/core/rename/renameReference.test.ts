import assert from 'node:assert/strict';
import type { Reference } from '../../../../src/core/model/reference.ts';
import { renameReference, respelled } from '../../../../src/core/rename/renameReference.ts';

/** The reference is what stands between ‹ and ›. */
function renamed(marked: string, more: Partial<Reference>, key = 'new-checkout', to = 'one-page') {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const text = marked.replace('‹', '').replace('›', '');
  const range = { line: 0, column: start, endLine: 0, endColumn: end };
  const reference: Reference = {
    key,
    file: 'a.ts',
    start,
    end,
    range,
    how: 'call',
    confidence: 'certain',
    ...more,
  };
  const renaming = renameReference(text, reference, to);
  if (renaming.kind !== 'edit') return renaming.kind;
  const after = text.slice(0, renaming.start) + renaming.text + text.slice(renaming.end);
  return renaming.doubt === undefined ? after : `${after} (${renaming.doubt})`;
}

describe('a flag is renamed', () => {
  for (const [what, marked, more, expected] of [
    ['in a call', "isOn('‹new-checkout›')", {}, "isOn('one-page')"],
    ['where it is named', "const KEY = '‹new-checkout›'", { how: 'constant' }, "const KEY = 'one-page'"],
    ['in a lookup', "flags['‹new-checkout›']", { how: 'accessor' }, "flags['one-page']"],
    ['not by its name', 'isOn(‹FLAGS.checkout›)', { how: 'alias' }, 'none'],
    [
      'as a member, where somebody agrees',
      'flags.‹newCheckout›',
      { how: 'accessor' },
      'flags.onePage (its name as a member, which something may have to define)',
    ],
    [
      'in a text that is equal, where somebody agrees',
      "log('‹new-checkout›')",
      { how: 'literal', confidence: 'probable' },
      "log('one-page') (text that is equal to it)",
    ],
    [
      'in a comment, where somebody agrees',
      '// ‹new-checkout› is done',
      { how: 'mention', confidence: 'mention' },
      '// one-page is done (text that speaks of it)',
    ],
    [
      'as an entry of data, where somebody agrees',
      '‹new-checkout›: true',
      { how: 'declaration', confidence: 'probable' },
      'one-page: true (an entry of that name)',
    ],
    ['never where it is put together', "isOn(‹'new-' + 'checkout'›)", {}, 'refused'],
    ['never where text and index do not agree', "isOn('‹newer-check›out')", {}, 'refused'],
    ['never to a symbol that is none', ':‹new_checkout›', {}, 'refused'],
  ] as const) {
    it(what, () => {
      const key = marked.includes('new_checkout') ? 'new_checkout' : 'new-checkout';
      assert.equal(renamed(marked, more, key), expected);
    });
  }

  it('never where a member’s name is the key', () => {
    assert.equal(renamed('case ‹checkout›', { how: 'constant' }, 'checkout'), 'refused');
  });
});

describe('the spelling of a renamed key', () => {
  for (const [name, to, spelled] of [
    ['newCheckout', 'one-page', 'onePage'],
    ['new_checkout', 'one-page', 'one_page'],
    ['NEW_CHECKOUT', 'one-page', 'ONE_PAGE'],
    ['NewCheckout', 'one-page', 'OnePage'],
    ['something', 'one-page', undefined],
  ] as const) {
    it(`is ${spelled ?? 'not known'} for ${name}`, () => {
      assert.equal(respelled(name, 'new-checkout', to), spelled);
    });
  }

  it('is not known where one word becomes two', () => {
    assert.equal(respelled('checkout', 'checkout', 'one-page'), undefined);
    assert.equal(respelled('checkout', 'checkout', 'purchase'), 'purchase');
  });
});
