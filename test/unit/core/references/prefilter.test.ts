import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Family } from '../../../../src/core/references/languages/family.ts';
import { buildAutomaton, type Pattern, Sign } from '../../../../src/core/references/prefilter/automaton.ts';
import { patternsFor } from '../../../../src/core/references/prefilter/patterns.ts';
import { isWorthReading, scanBytes } from '../../../../src/core/references/prefilter/scan.ts';
import { WordFilter, WordReader } from '../../../../src/core/references/prefilter/words.ts';
import { CallTable } from '../../../../src/core/references/sdkCalls/callTable.ts';

const NOTHING = {
  keys: new Set<string>(),
  exported: new Set<string>(),
  owners: new Set<string>(),
  free: new Set<string>(),
};

function anywhere(text: string): Pattern {
  return { text, sign: Sign.certain, where: 'anywhere' };
}

function scan(patterns: readonly Pattern[], text: string, family: Family = 'javascript'): number {
  const bytes = new TextEncoder().encode(text);
  return scanBytes(buildAutomaton(patterns), { bytes, length: bytes.length, family });
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

  it('takes keys that are names as well only where they stand as texts, in comments, or beside flags', () => {
    const patterns = patternsFor(new CallTable(), { ...NOTHING, keys: new Set(['newCheckout', 'demo']) });
    const worth = (text: string, family: Family = 'javascript') =>
      isWorthReading(scan(patterns, text, family));
    assert.equal(worth('const newCheckout = demo;'), false);
    assert.equal(worth("pick('newCheckout')"), true);
    assert.equal(worth("pick('demo')"), true);
    assert.equal(worth('// removes newCheckout'), true);
    assert.equal(worth('// a demo'), false);
    assert.equal(worth('featureToggles.newCheckout'), true);
    for (const entry of ['demo: true', 'demo = 1', '- demo', 'newCheckout']) {
      assert.equal(worth(entry, 'text'), true, entry);
    }
    assert.equal(worth('a demo of it', 'text'), false);
  });

  it('takes exported names only where their owner is named too', () => {
    const patterns = patternsFor(new CallTable(), {
      ...NOTHING,
      exported: new Set(['keys/CHECKOUT']),
      owners: new Set(['keys']),
    });
    assert.equal(isWorthReading(scan(patterns, 'show(CHECKOUT)')), false);
    assert.equal(isWorthReading(scan(patterns, "import { CHECKOUT } from '../keys';")), true);
  });

  it('takes what hands on an owner, which names none of its names', () => {
    const wanted = { ...NOTHING, names: new Set(['CHECKOUT']), owners: new Set(['keys']) };
    const patterns = patternsFor(new CallTable(), wanted);
    const filter = new WordFilter(wanted);
    const holds = (text: string) => {
      const bytes = new TextEncoder().encode(text);
      return (
        filter.mayHold(new WordReader().read(bytes, bytes.length)) && isWorthReading(scan(patterns, text))
      );
    };
    assert.equal(holds("export * from './keys';"), true);
    assert.equal(holds("export * from './other';"), false);
    assert.equal(holds("import './keys';"), false);
  });

  it('asks the words of a file as it would the file', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', ' ', 'é'), maxLength: 30 });
    const key = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(text, fc.array(key, { minLength: 1, maxLength: 5 }), (where, keys) => {
        const bytes = new TextEncoder().encode(where);
        const words = new WordReader().read(bytes, bytes.length);
        const filter = new WordFilter({ ...NOTHING, keys: new Set(keys) });
        const whole = (each: string) => new RegExp(`(?<!\\w)${each}(?!\\w)`).test(where);
        if (keys.some(whole)) assert.equal(filter.mayHold(words), true);
      }),
    );
  });
});
