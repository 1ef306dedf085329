import assert from 'node:assert/strict';
import { whatStays } from '../../../src/app/whatStays.ts';
import type { Tier } from '../../../src/core/model/environment.ts';
import type { Reference } from '../../../src/core/model/reference.ts';
import { type FlagFields, flagFileText, NOW, percent, snapshotOfText } from '../../support/oneFlag.ts';

const where = (fields: FlagFields, tier: Tier = 'production') => ({
  environment: { name: tier, tier, source: `${tier}.flagd.json` },
  snapshot: snapshotOfText(flagFileText({ flag: fields })),
});
const nowhere = { key: 'flag', entries: [], verdict: undefined, references: [], now: NOW };
const ON = { defaultVariant: 'on' };

describe('what stays of a flag', () => {
  it('is proposed as what everyone gets in every production, whatever the others serve', () => {
    const entries = [where(ON), where(ON), where({}, 'other')];
    assert.deepEqual(whatStays({ ...nowhere, entries }), [
      { value: true, words: 'on', why: 'everyone gets it in production now' },
      { value: false, words: 'off' },
    ]);
  });

  it('is proposed with the reason of the verdict', () => {
    const verdict = {
      key: 'flag',
      reason: 'same for everyone',
      confidence: 'high',
      verdict: 'everyone gets blue since 94 d',
      evidence: [],
      keep: 'blue',
    } as const;
    const fields = { variants: { red: '#f00', blue: '#00f' }, defaultVariant: 'blue' };
    assert.deepEqual(whatStays({ ...nowhere, entries: [where(fields)], verdict }), [
      { value: '#00f', words: 'blue', why: 'everyone gets blue since 94 d' },
      { value: '#f00', words: 'red' },
    ]);
  });

  it('is not proposed where people get different things, or productions differ', () => {
    const differing = [where(ON), where({ variants: { on: false, off: true }, defaultVariant: 'on' })];
    for (const entries of [[where({ targeting: percent(5) })], differing, [where({})], []]) {
      const [first] = whatStays({ ...nowhere, entries });
      assert.equal(first?.why, undefined);
    }
  });

  it('is the default in the code for a flag that is defined nowhere, if there is one default only', () => {
    const verdict = {
      key: 'flag',
      reason: 'undefined',
      confidence: 'medium',
      verdict: '',
      evidence: [],
    } as const;
    const proposed = (...defaults: string[]) => {
      const references = defaults.map(
        (defaultText) => ({ call: { start: 0, end: 1 }, defaultText }) as Reference,
      );
      return whatStays({ ...nowhere, verdict, references }).find(({ why }) => why !== undefined)?.value;
    };
    assert.deepEqual(
      [proposed('False', 'False'), proposed('"blue"'), proposed('true', 'false'), proposed('config.x')],
      [false, 'blue', undefined, undefined],
    );
  });
});
