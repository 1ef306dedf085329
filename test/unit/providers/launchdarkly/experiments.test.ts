import assert from 'node:assert/strict';
import { experimentEndedAt } from '../../../../src/providers/launchdarkly/experiments.ts';

interface Ran {
  readonly startDate?: number;
  readonly stopDate?: number;
}

const flagWith = (...ran: readonly Ran[]) => ({
  experiments: { items: ran.map((production) => ({ _environmentSettings: { production } })) },
});

describe('an experiment of a LaunchDarkly flag', () => {
  it('has ended when the last of several was stopped', () => {
    const flag = flagWith({ startDate: 100, stopDate: 200 }, { startDate: 250, stopDate: 300 });
    assert.equal(experimentEndedAt(flag, 'production'), 300);
    assert.equal(experimentEndedAt(flag, 'staging'), undefined);
  });

  it('has not while one runs, was started again, or never began', () => {
    for (const ran of [[], [{}], [{ startDate: 100 }], [{ startDate: 300, stopDate: 200 }]])
      assert.equal(experimentEndedAt(flagWith(...ran), 'production'), undefined);
    const both = flagWith({ startDate: 100, stopDate: 200 }, { startDate: 250 });
    assert.equal(experimentEndedAt(both, 'production'), undefined);
  });
});
