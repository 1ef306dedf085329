import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Indents } from '../../../../src/core/references/extract/indents.ts';

describe('the lines that others stand under', () => {
  it('are the nearest ones above that are indented less', () => {
    const line = fc
      .tuple(fc.nat(4), fc.constantFrom('a: 1', '- b', '', '\r'))
      .map(([n, text]) => ' '.repeat(n) + text);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const indents = new Indents(text);
        const starts = lines.map((_, at) => lines.slice(0, at).join('\n').length + (at === 0 ? 0 : 1));
        const indentOf = (each: string) => each.length - each.trimStart().length;
        lines.forEach((each, at) => {
          const above = lines.findLastIndex(
            (other, index) => index < at && other.trim() !== '' && indentOf(other) < indentOf(each),
          );
          const expected = each.trim() === '' || above === -1 ? undefined : starts[above];
          assert.equal(indents.parentOf(starts[at] ?? 0), expected);
          if (expected !== undefined) assert.equal(indents.lineAt(expected), lines[above]);
        });
      }),
    );
  });
});
