import assert from 'node:assert/strict';
import { printParseErrorCode } from 'jsonc-parser';
import { jsonProblem } from '../../../../src/core/model/jsonProblem.ts';

describe('what is wrong in a JSON text', () => {
  it('has words for all that the parser tells', () => {
    const codes = Array.from({ length: 16 }, (_, at) => printParseErrorCode(at + 1));
    const words = codes.map(jsonProblem);
    assert.equal(new Set(words).size, codes.length);
    assert.ok(!words.includes(jsonProblem('of another version')));
  });
});
