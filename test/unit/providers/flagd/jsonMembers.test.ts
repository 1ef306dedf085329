import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { jsonMembers, next } from '../../../../src/providers/flagd/jsonMembers.ts';

/** Where the parser of a library sees the members of the outermost object. */
function membersByTree(text: string) {
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), [], { allowTrailingComma: true });
  return (tree?.children ?? []).map(({ children: [key, value] = [] }: Node) => ({
    key: key?.value as string,
    start: value?.offset ?? -1,
    end: (value?.offset ?? 0) + (value?.length ?? 0),
  }));
}

const inside = (text: string) => jsonMembers(text, next(text, 0));

const noise = fc.constantFrom('', ' ', '\n', '\r\n\t', '/* } " */', '// ] {"\n', ' /**/ // \\\n');

describe('the members of a JSON object', () => {
  it('stand where a whole parser sees them, whatever the values', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 1, 2, '\t'), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        assert.deepEqual(inside(text), membersByTree(text));
      }),
    );
  });

  it('stand where they do between comments, trailing commas and a byte order mark', () => {
    const member = fc.tuple(fc.string(), fc.jsonValue({ maxDepth: 2 }));
    const parts = fc.array(fc.tuple(member, noise, noise, noise, noise), { maxLength: 5 });
    fc.assert(
      fc.property(parts, noise, fc.boolean(), fc.boolean(), (all, before, comma, mark) => {
        const members = all.map(
          ([[key, value], a, b, c, d]) => `${a}${JSON.stringify(key)}${b}:${c}${JSON.stringify(value)}${d}`,
        );
        const trailing = comma && members.length > 0 ? ',' : '';
        const text = `${mark ? '\uFEFF' : ''}${before}{${members.join(',')}${trailing}${before}}`;
        assert.deepEqual(inside(text), membersByTree(text));
      }),
    );
  });
});
