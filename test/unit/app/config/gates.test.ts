import assert from 'node:assert/strict';
import { ConfigError } from '../../../../src/app/config/fields.ts';
import { readConfig } from '../../../../src/app/config.ts';

const SOURCE = { name: 'metrics', kind: 'prometheus', url: 'http://127.0.0.1:9090/' };
const errors = {
  name: 'errors',
  source: 'metrics',
  share: { bad: 'e{v="{{variation}}"}', of: 'r{v="{{variation}}"}' },
  against: 'variation',
  tolerate: 0.01,
};

function health(...gates: readonly object[]) {
  return readConfig(JSON.stringify({ healthSources: [SOURCE], gates }), '/shop').health ?? assert.fail();
}

describe('gates in the configuration', () => {
  it('are none where nothing is said', () => {
    assert.equal(readConfig('{}', '/shop').health, undefined);
  });

  it('hold a share against the other variation', () => {
    const { sources, gates } = health(errors);
    assert.deepEqual(sources, [{ ...SOURCE, url: 'http://127.0.0.1:9090', root: '/shop' }]);
    assert.deepEqual(gates[0], {
      name: 'errors',
      source: 'metrics',
      measure: { kind: 'share', ...errors.share },
      comparison: { against: 'variation', tolerate: 0.01 },
      worse: 'higher',
      unit: 'requests',
      windowMs: 86_400_000,
      noData: 'cannot tell',
      flags: ['*'],
    });
  });

  it('hold a number against a limit, whichever way is worse', () => {
    const value = { source: 'metrics', value: 'q' };
    const { gates } = health(
      { name: 'p95', ...value, below: 250, unit: 'ms' },
      { name: 'apdex', ...value, above: 0.9 },
    );
    assert.deepEqual(
      gates.map(({ comparison, worse }) => [comparison, worse]),
      [
        [{ against: 'limit', limit: 250 }, 'higher'],
        [{ against: 'limit', limit: 0.9 }, 'lower'],
      ],
    );
  });

  for (const [what, gate, says] of [
    ['a gate that measures nothing', { ...errors, share: undefined }, /"errors" needs one of "share"/],
    ['a gate that compares with nothing', { ...errors, against: undefined }, /needs "below" or "above"/],
    ['a tolerance that is not said', { ...errors, tolerate: undefined }, /"against" with "tolerate"/],
    [
      'variations that are not told apart',
      { ...errors, share: { bad: 'e', of: 'r' } },
      /needs \{\{variation\}\}/,
    ],
    ['a source that is not there', { ...errors, source: 'elsewhere' }, /"errors" asks "elsewhere"/],
    ['a field that is not known', { ...errors, tolerance: 1 }, /tolerance/],
  ] as const) {
    it(`refuse ${what}`, () => {
      assert.throws(
        () => health(gate),
        (error: unknown) =>
          error instanceof ConfigError && says.test(error.message) && /not used/.test(error.message),
      );
    });
  }

  it('have names of their own', () => {
    assert.throws(() => health(errors, errors), /two gates called "errors"/);
  });

  it('name the time over which people are counted', () => {
    const people = { source: 'metrics', query: 'q' };
    const read = (more: object) =>
      readConfig(JSON.stringify({ healthSources: [SOURCE], people: { ...people, ...more } }), '/shop').health
        ?.people;
    assert.deepEqual(read({ hours: 24 }), { ...people, hours: 24 });
    assert.deepEqual(read({ hours: 'all' }), people);
    for (const hours of [undefined, 0, 'day'])
      assert.throws(() => read({ hours }), /"people\.hours" has to be/);
  });
});
