import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildAutomaton, type Pattern, Sign } from '../../../../src/core/references/prefilter/automaton.ts';
import { patternsFor } from '../../../../src/core/references/prefilter/patterns.ts';
import { isWorthReading, scanBytes } from '../../../../src/core/references/prefilter/scan.ts';
import { CallTable } from '../../../../src/core/references/sdkCalls/callTable.ts';

const NOTHING = {
  keys: new Set<string>(),
  names: new Set<string>(),
  owners: new Set<string>(),
  free: new Set<string>(),
};

function anywhere(text: string): Pattern {
  return { text, sign: Sign.certain, where: 'anywhere' };
}

function scan(patterns: readonly Pattern[], text: string): number {
  const bytes = new TextEncoder().encode(text);
  return scanBytes(buildAutomaton(patterns), { bytes, length: bytes.length, family: 'javascript' });
}

describe('the byte prefilter', () => {
  it('finds exactly what a plain search finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '-'), minLength: 1, maxLength: 5 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '-', ' '), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), text, (words, where) => {
        const expected = words.some((each) => where.includes(each));
        assert.equal(scan(words.map(anywhere), where) !== 0, expected);
      }),
    );
  });

  it('takes whole words only, and everyday calls only beside a sign of flags', () => {
    const patterns = patternsFor(new CallTable(), { ...NOTHING, keys: new Set(['new-checkout']) });
    const worth = (text: string) => isWorthReading(scan(patterns, text));
    assert.equal(worth("x = 'new-checkout'"), true);
    assert.equal(worth("x = 'brandnew-checkout'"), false);
    assert.equal(worth("x.isEnabled('a')"), false);
    assert.equal(worth("unleash.isEnabled('a')"), true);
    assert.equal(worth('unleash.isEnabled()'), false);
    assert.equal(worth("client.getBooleanValue('a', true)"), true);
  });
});
