import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shownAsIs } from '../../../../src/core/present/shownAsIs.ts';

/** What VS Code makes a link of in the text of a notification: words in brackets, an address in parentheses behind. */
const LINK = /\[[^\]]+\]\([^)\s]+/;
const ICON = /\$\([a-z0-9-]+(~[a-z]+)?\)/i;

describe('a text is shown as it is', () => {
  it('holds no link to a command, whatever a flag is called', () => {
    const name = '[x](command:workbench.action.quit)';
    assert.match(name, LINK);
    const shown = shownAsIs(`${name} is used nowhere in this workspace.`);
    assert.doesNotMatch(shown, LINK);
    assert.equal(shown.replaceAll('\u2060', ''), `${name} is used nowhere in this workspace.`);
  });

  it('holds no icon, and turns no direction', () => {
    assert.doesNotMatch(shownAsIs('$(check) verified'), ICON);
    assert.equal(shownAsIs('off \u202eno\u202c'), 'off  no ');
  });

  it('keeps what runs from right to left to itself', () => {
    assert.equal(shownAsIs('קופה (5 %)'), '\u2068קופה (5 %)\u2069');
    assert.equal(shownAsIs('checkout (5 %)'), 'checkout (5 %)');
  });

  it('holds neither, however they are put together, and keeps lines apart', () => {
    const part = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '$',
      '](',
      '$(',
      '\u200b',
      '\u202e',
      'command:',
      'a',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const shown = shownAsIs(text);
        assert.doesNotMatch(shown, LINK);
        assert.doesNotMatch(shown, ICON);
        assert.equal(shown.split('\n').length, text.split('\n').length);
      }),
    );
  });
});
