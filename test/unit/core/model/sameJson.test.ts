import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { sameJson } from '../../../../src/core/model/sameJson.ts';

describe('sameJson', () => {
  it('agrees with Node on all that JSON can hold', () => {
    const value = fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.parse(JSON.stringify(json)));
    fc.assert(fc.property(value, value, (a, b) => assert.equal(sameJson(a, b), isDeepStrictEqual(a, b))));
    fc.assert(fc.property(value, (a) => assert.ok(sameJson(a, JSON.parse(JSON.stringify(a))))));
  });

  it('does not care for the order of members, and does for that of items', () => {
    assert.ok(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 }));
    assert.ok(!sameJson([1, 2], [2, 1]));
    assert.ok(!sameJson([], {}));
    assert.ok(!sameJson({ a: undefined }, { b: undefined }));
  });
});
