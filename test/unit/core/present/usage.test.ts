import assert from 'node:assert/strict';
import { usageWords } from '../../../../src/core/present/usage.ts';

describe('how often a flag is asked for, in words', () => {
  const counted = { hours: 24, source: 'Unleash metrics' };

  it('names each variation, the window and who counted', () => {
    const served = new Map([
      ['on', 62],
      ['off', 1178],
    ]);
    assert.equal(
      usageWords({ ...counted, total: 1240, served }),
      'asked for 1,240 times in the last 24 h: on 62, off 1,178 (Unleash metrics)',
    );
  });

  it('does without variations', () => {
    assert.equal(usageWords({ ...counted, total: 1 }), 'asked for once in the last 24 h (Unleash metrics)');
  });

  it('says that nobody asks', () => {
    assert.equal(usageWords({ ...counted, total: 0 }), 'not asked for in the last 24 h (Unleash metrics)');
  });
});
