import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathOf } from '../../../../src/providers/http/path.ts';

describe('a path made of names', () => {
  it('holds any name as one part, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(name !== '.' && name !== '..');
        const { pathname } = new URL(pathOf`/flags/${name}/on`, 'https://flags.example');
        const parts = pathname.split('/');
        assert.deepEqual([parts.length, decodeURIComponent(parts[2] ?? '')], [4, name]);
      }),
    );
  });

  it('refuses names that would lead elsewhere', () => {
    for (const name of ['.', '..']) assert.throws(() => pathOf`/flags/${name}/on`, RangeError);
  });
});
