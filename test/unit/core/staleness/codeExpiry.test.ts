import assert from 'node:assert/strict';
import type { Reference } from '../../../../src/core/model/reference.ts';
import { codeExpiry } from '../../../../src/core/staleness/codeExpiry.ts';

/** A reference on the line that holds `KEY`. */
function expiryIn(...lines: readonly string[]) {
  const line = lines.findIndex((each) => each.includes('KEY'));
  const reference = { file: 'a.ts', range: { line } } as Reference;
  return codeExpiry(lines.join('\n'), [reference]);
}

describe('a date in the code', () => {
  it('counts on the line of a reference, and in a comment just above', () => {
    const date = { at: Date.parse('2026-12-01'), text: 'flag: remove after 2026-12-01' };
    assert.deepEqual(expiryIn('f(KEY); // flag: remove after 2026-12-01'), { ...date, seen: 'a.ts:1' });
    assert.deepEqual(expiryIn('# flag: remove after 2026-12-01', '# as agreed', 'f(KEY)'), {
      ...date,
      seen: 'a.ts:1',
    });
    assert.equal(expiryIn('/* Flag: expires 2026-12-01 */', 'f(KEY)')?.at, date.at);
  });

  it('does not count for what is not right below it, and not where it is no date', () => {
    assert.equal(expiryIn('// flag: remove after 2026-12-01', 'other();', 'f(KEY);'), undefined);
    assert.equal(expiryIn('// flag: remove after 2026-13-41', 'f(KEY);'), undefined);
    assert.equal(expiryIn('// flag: remove after the summer', 'f(KEY);'), undefined);
  });
});
