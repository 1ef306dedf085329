import assert from 'node:assert/strict';
import { findingAt, type StateIn } from '../../../../src/core/findings/references.ts';
import type { Reference } from '../../../../src/core/model/reference.ts';
import { type FlagFields, flagFileText, NOW, snapshotOfText } from '../../../support/oneFlag.ts';

const USE: Reference = {
  key: 'flag',
  file: 'a.ts',
  start: 0,
  end: 4,
  range: { line: 0, column: 0, endLine: 0, endColumn: 4 },
  how: 'call',
  confidence: 'certain',
};
const BOOLEAN = { name: 'getBooleanValue', argument: 0, type: 'boolean' } as const;
const COLOURS = { variants: { grey: '#888', blue: '#00f' }, defaultVariant: 'grey' };

function foundAt(use: Partial<Reference>, fields: FlagFields, tier: StateIn['tier'] = 'production') {
  const state = snapshotOfText(flagFileText({ flag: fields })).flags.get('flag');
  assert.ok(state);
  return findingAt({ ...USE, ...use }, [{ tier, state }], NOW);
}

describe('how a flag is asked for', () => {
  it('is wrong when its values are of another type', () => {
    const found = foundAt({ asks: BOOLEAN }, COLOURS);
    assert.equal(found?.check, 'wrong-type');
    assert.match(found.message, /getBooleanValue asks for a boolean, but the flag's values are strings/);
  });

  for (const [what, use, fields] of [
    ['the type is right', { asks: BOOLEAN }, {}],
    ['the call asks for no type', { asks: { name: 'variation', argument: 0 } }, COLOURS],
    [
      'the values are of several types',
      { asks: BOOLEAN },
      { variants: { a: 1, b: 'x' }, defaultVariant: 'a' },
    ],
    ['the default is what off means', { defaultText: 'false' }, {}],
    ['the default is no literal', { defaultText: 'fallback' }, {}],
    ['the call asks for the opposite', { defaultText: 'true', inverted: true }, {}],
    ['everyone has it', { defaultText: 'true' }, { defaultVariant: 'on' }],
    ['no value means off', { defaultText: "'#f00'" }, COLOURS],
  ] as const) {
    it(`is nothing to tell where ${what}`, () => {
      assert.equal(foundAt(use, fields), undefined);
    });
  }

  it('is told where the default is on and off means off', () => {
    for (const defaultText of ['true', 'True']) {
      const found = foundAt({ defaultText }, {});
      assert.equal(found?.check, 'contradicting-default');
      assert.match(found.message, /the default here is (t|T)rue, but off means false/);
    }
  });

  it('is judged by production, and by the others only where production lacks the flag', () => {
    const state = snapshotOfText(flagFileText({ flag: COLOURS })).flags.get('flag');
    const toggle = snapshotOfText(flagFileText({ flag: {} })).flags.get('flag');
    const use = { ...USE, asks: BOOLEAN };
    const other: StateIn = { tier: 'other', state };
    assert.equal(findingAt(use, [other, { tier: 'production', state: toggle }], NOW), undefined);
    assert.equal(findingAt(use, [other, { tier: 'production', state: undefined }], NOW)?.check, 'wrong-type');
  });
});
