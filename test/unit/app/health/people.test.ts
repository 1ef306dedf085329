import assert from 'node:assert/strict';
import { Health } from '../../../../src/app/health/health.ts';
import type { HealthConfig } from '../../../../src/core/model/gate.ts';
import type { HealthSource, Series, Span } from '../../../../src/core/ports/healthSource.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { ERRORS } from '../../../support/gates.ts';
import { NOW } from '../../../support/oneFlag.ts';
import { grown } from '../../../support/watchBench.ts';

const HOUR = 3_600_000;
const SINCE = NOW - 2 * HOUR;
const WATCHED = {
  ...{ flag: 'flag', environment: 'production', variation: 'on', other: 'off', identity: undefined },
  ...{ since: SINCE, began: SINCE },
};
const signal = new AbortController().signal;

describe('how many people have met a release', () => {
  const asked: { readonly query: string; readonly span: Span }[] = [];
  beforeEach(() => asked.splice(0));

  /** What each variation is answered with. */
  const SERIES: Readonly<Record<string, readonly Series[]>> = {
    on: grown(52, { from: SINCE, to: NOW, stepMs: 1000 }),
    off: grown(1203, { from: SINCE, to: NOW, stepMs: 1000 }),
  };

  function healthOf(more: Partial<HealthSource> = {}): Health {
    const source: HealthSource = {
      ...{ id: 'double', label: 'The double', counting: 'cumulative' },
      escape: (value) => value,
      series: async (_, query, span) => {
        asked.push({ query, span });
        return SERIES[query.split(' ')[1] ?? ''] ?? [];
      },
      ...more,
    };
    return new Health({
      sources: new Map([['double', source]]),
      clock: new FakeClock(NOW),
      mayAsk: () => true,
    });
  }

  const config = (people: Partial<HealthConfig['people']> = {}): HealthConfig => ({
    sources: [{ name: 'metrics', kind: 'double', root: '/' }],
    gates: [],
    people: { source: 'metrics', query: 'q {{variation}}', ...people },
  });

  it('is what the query said last, with whose count it is and over which time', async () => {
    const met = await healthOf().people(
      config({ query: 'q {{variation}} {{hours}}', hours: 24 }),
      WATCHED,
      signal,
    );
    const counted = { source: 'metrics', hours: 24 };
    assert.deepEqual(met, {
      counts: [
        { variation: 'on', people: 52, ...counted },
        { variation: 'off', people: 1203, ...counted },
      ],
      all: 1255,
    });
    assert.deepEqual(
      asked.map(({ query }) => query),
      ['q on 24', 'q off 24'],
    );
  });

  it('is asked for over those hours where they cannot be summed up', async () => {
    const total: HealthSource['total'] = async (_, query, span) => {
      asked.push({ query, span });
      return query === 'q on' ? 7 : undefined;
    };
    const health = healthOf({ total });
    const met = await health.people(config({ hours: 6 }), WATCHED, signal);
    assert.deepEqual(met, { counts: [{ variation: 'on', people: 7, source: 'metrics', hours: 6 }] });
    assert.deepEqual(asked[0]?.span, { from: NOW - 6 * HOUR, to: NOW, stepMs: 6 * HOUR });
    assert.match((await health.people(config(), WATCHED, signal)).why ?? '', /over a number of "hours"/);
  });

  it('is not taken from what counts times, several lines, or no number', async () => {
    const why = async (more: Partial<HealthSource>) =>
      (await healthOf(more).people(config(), WATCHED, signal)).why ?? '';
    assert.match(await why({ timesOnly: true }), /counts how often a flag was asked for, not by whom/);
    const two = SERIES['on']?.concat(SERIES['off'] ?? []) ?? [];
    assert.match(await why({ series: async () => two }), /2 series came back where one number is asked for/);
    const nan = [{ name: 'all', points: [[NOW, Number.NaN] as const] }];
    assert.deepEqual(await healthOf({ series: async () => nan }).people(config(), WATCHED, signal), {
      counts: [],
    });
  });
});

describe('a source that keeps what it counted for a while', () => {
  it('is not asked about what goes further back: a test that begins later at each look holds nothing', async () => {
    let asked = 0;
    const source: HealthSource = {
      ...{ id: 'double', label: 'The double', counting: 'per step', keepsMs: 48 * HOUR },
      escape: (value) => value,
      series: async () => {
        asked += 1;
        return [];
      },
    };
    const health = new Health({
      ...{ sources: new Map([['double', source]]), clock: new FakeClock(NOW), mayAsk: () => true },
    });
    const verdict = async (windowMs: number, since: number) => {
      const gates = [{ ...ERRORS, windowMs }];
      const sources = [{ name: 'metrics', kind: 'double', root: '/' }];
      const [report] = await health.look({ sources, gates }, { ...WATCHED, since, began: since }, signal);
      return JSON.stringify(report?.verdict);
    };
    assert.match(await verdict(24 * HOUR, NOW - 100 * HOUR), /nothing came back/);
    const before = asked;
    assert.match(await verdict(72 * HOUR, NOW - 100 * HOUR), /keeps what it counted for 2 d/);
    assert.equal(asked, before);
  });
});
