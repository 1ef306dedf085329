import assert from 'node:assert/strict';
import { type CardSource, flagCard, mainRow } from '../../../../src/core/present/flagCard.ts';
import { snapshotOf } from '../../../../src/providers/flagd/snapshot.ts';

const DEFINED = JSON.stringify({
  flags: { flag: { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' } },
});

function source(environment: string, tier: 'production' | 'other', defined: boolean): CardSource {
  const state = defined ? snapshotOf('x.flagd.json', DEFINED, 'v1', 0).flags.get('flag') : undefined;
  const evaluate = () => ({ outcome: 'cannot tell', why: 'not asked' }) as const;
  return {
    connection: 'shop',
    environment,
    tier,
    fetchedAt: 0,
    judge: 'flagd',
    state,
    evaluate,
    position: () => undefined,
    flags: new Map(),
    hasPage: false,
  };
}

describe('the environment shown where there is room for one', () => {
  const main = (...sources: CardSource[]) =>
    mainRow(flagCard('flag', sources, () => undefined, { references: 0, files: 0 }, 0));

  it('is production, even where the flag is not defined there', () => {
    const row = main(source('staging', 'other', true), source('production', 'production', false));
    assert.equal(row?.environment, 'production');
    assert.equal(row?.headline, 'not defined');
  });

  it('is the production that knows the flag, of several', () => {
    const row = main(source('eu', 'production', true), source('us', 'production', false));
    assert.equal(row?.environment, 'eu');
  });

  it('is, without a production, the last that knows the flag', () => {
    const row = main(source('a', 'other', true), source('b', 'other', true), source('c', 'other', false));
    assert.equal(row?.environment, 'b');
  });

  it('is none without an environment', () => {
    assert.equal(main(), undefined);
  });

  it('is the one in view, and production where a flag has no such environment', () => {
    const rows = [source('staging', 'other', true), source('production', 'production', true)];
    const shown = (inView: string) =>
      mainRow(flagCard('flag', rows, () => undefined, { references: 0, files: 0 }, 0, inView))?.environment;
    assert.deepEqual([shown('staging'), shown('qa')], ['staging', 'production']);
  });
});
