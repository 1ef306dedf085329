import assert from 'node:assert/strict';
import { mayBeCompared } from '../../../../src/core/completion/variantPlace.ts';

/** The cursor is at `|`. */
function isCompared(marked: string): boolean {
  const offset = marked.indexOf('|');
  return mayBeCompared(marked.slice(0, offset) + marked.slice(offset + 1), offset, 'javascript');
}

describe('a text that something may be compared with', () => {
  for (const marked of [
    "if (kind === '|')",
    "x != '|'",
    'case "a", "|',
    '"blue".equals("|")',
    "  '|' => one(),",
  ]) {
    it(`is typed at ${marked}`, () => assert.ok(isCompared(marked)));
  }

  for (const marked of ["show('|')", "const kind = '|'", 'kind === |', "ask('a', '|')"]) {
    it(`is not typed at ${marked}`, () => assert.ok(!isCompared(marked)));
  }
});
