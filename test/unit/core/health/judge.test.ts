import assert from 'node:assert/strict';
import { growth } from '../../../../src/core/health/counter.ts';
import { judge } from '../../../../src/core/health/judge.ts';
import { lookFrom, type Reading, type Side } from '../../../../src/core/health/reading.ts';
import type { Gate, Verdict } from '../../../../src/core/model/gate.ts';
import type { Series } from '../../../../src/core/ports/healthSource.ts';
import { counted, ERRORS, every, MINUTE, P95, SINCE } from '../../../support/gates.ts';
import { NOW } from '../../../support/oneFlag.ts';

function side(answers: Record<string, readonly Series[]>): Side {
  return { from: SINCE, to: NOW, answers };
}

function shares(now: readonly [number, number], than: readonly [number, number]): Reading {
  const each = ([bad, of]: readonly [number, number]) => side({ bad: [counted(bad)], of: [counted(of)] });
  return { counting: 'cumulative', now: each(now), than: each(than) };
}

const judged = (reading: Reading, gate: Gate = ERRORS): Verdict => judge(gate, reading, 0.05);

function isOf(verdict: Verdict, is: Verdict['is']): Verdict {
  assert.equal(verdict.is, is, JSON.stringify(verdict));
  return verdict;
}

describe('a share held against the other variation', () => {
  it('is healthy once it is surely no worse than is tolerated, and says what it stands on', () => {
    const verdict = isOf(judged(shares([16, 4000], [400, 100_000])), 'healthy');
    assert.ok(verdict.is === 'healthy');
    const { now, than, count, thanCount, from, to, difference } = verdict.evidence;
    assert.deepEqual(
      { now, than, count, thanCount, from, to },
      {
        ...{ now: 0.004, than: 0.004, count: 4000, thanCount: 100_000, from: SINCE, to: NOW },
      },
    );
    assert.ok(difference && difference.lower < 0 && difference.upper > 0 && difference.upper <= 0.01);
  });

  it('is unhealthy once it is surely worse', () => {
    isOf(judged(shares([120, 2000], [40, 10_000])), 'unhealthy');
  });

  it('is neither with few, and says how many it takes', () => {
    const verdict = judged(shares([1, 200], [40, 10_000]));
    assert.ok(verdict.is === 'not enough' && (verdict.about ?? 0) > 200 && (verdict.about ?? 0) < 20_000);
  });

  it('turns round for what should be high', () => {
    const orders: Gate = { ...ERRORS, name: 'orders', worse: 'lower' };
    isOf(judged(shares([20, 2000], [800, 10_000]), orders), 'unhealthy');
    isOf(judged(shares([160, 2000], [400, 10_000]), orders), 'healthy');
  });

  it('may be held against a limit', () => {
    const gate: Gate = { ...ERRORS, comparison: { against: 'limit', limit: 0.02 } };
    const { than: _, ...alone } = shares([10, 5000], [0, 0]);
    isOf(judged(alone, gate), 'healthy');
    const { than: __, ...failing } = shares([500, 5000], [0, 0]);
    isOf(judged(failing, gate), 'unhealthy');
  });
});

describe('what a source may send is never taken for health', () => {
  const good = shares([16, 4000], [400, 100_000]);
  const withNow = (answers: Record<string, readonly Series[]>): Reading => ({ ...good, now: side(answers) });

  it('nothing', () => {
    isOf(judged(withNow({ bad: [], of: [] })), 'cannot tell');
    isOf(judged(withNow({ bad: [], of: [] }), { ...ERRORS, noData: 'not enough' }), 'not enough');
    isOf(judged(withNow({ bad: [], of: [] }), { ...ERRORS, noData: 'unhealthy' }), 'unhealthy');
    isOf(judged(withNow({ bad: [], of: [] }), { ...ERRORS, noData: 'zero' }), 'cannot tell');
  });

  it('only the half of it, unless the gate says that a missing counter is zero', () => {
    const half = withNow({ bad: [], of: [counted(4000)] });
    isOf(judged(half), 'cannot tell');
    isOf(judged(half, { ...ERRORS, noData: 'zero' }), 'healthy');
  });

  it('NaN and infinity', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
      const broken = every([value, value, value]);
      isOf(judged(withNow({ bad: [broken], of: [broken] })), 'cannot tell');
    }
  });

  it('nothing to compare with', () => {
    const alone = { ...good, than: side({ bad: [counted(0)], of: [counted(0)] }) };
    isOf(judged(alone), 'not enough');
    isOf(
      judged({ ...good, than: side({ bad: [], of: [] }) }, { ...ERRORS, noData: 'unhealthy' }),
      'not enough',
    );
  });

  it('what ended some time ago', () => {
    const old = (total: number) => [every([0, total / 2, total], '', NOW - 6 * MINUTE)];
    const verdict = judged(withNow({ bad: old(16), of: old(4000) }));
    assert.deepEqual(verdict, { is: 'cannot tell', why: 'nothing new for 6 min' });
  });

  it('more that went wrong than there was', () => {
    isOf(judged(shares([500, 400], [1, 1000])), 'cannot tell');
  });
});

describe('a counter', () => {
  it('that restarted goes on from nought', () => {
    assert.equal(growth([every([100, 110, 3, 5])], 'cumulative').total, 15);
  });

  it('that appears in the middle has done before what it first shows', () => {
    const late = growth([every([7, 9]), every([100, 100, 104], 'b')], 'cumulative');
    assert.equal(late.total, 6);
    assert.equal(late.seenAt, NOW);
  });

  it('that begins anew at each step counts as it is', () => {
    assert.equal(growth([every([7, Number.NaN, 9])], 'per step').total, 16);
  });
});

describe('a number that stands for itself', () => {
  const values = (...all: readonly number[]): Reading => ({
    counting: 'cumulative',
    now: side({ query: [every(all)] }),
  });

  it('needs three measurements that agree', () => {
    isOf(judged(values(900, 240, 210, 220), P95), 'healthy');
    isOf(judged(values(100, 260, 300, 280), P95), 'unhealthy');
    isOf(judged(values(100, 100, 300), P95), 'not enough');
    isOf(judged(values(100, 100), P95), 'not enough');
  });

  it('is held against the middle of what was before', () => {
    const before: Gate = { ...P95, comparison: { against: 'before', tolerate: 50 } };
    const than = side({ query: [every([100, 5000, 120])] });
    isOf(judged({ ...values(150, 160, 140), than }, before), 'healthy');
    isOf(judged({ ...values(190, 180, 175), than }, before), 'unhealthy');
    isOf(judged({ ...values(190, 180, 175), than: side({ query: [] }) }, before), 'not enough');
  });

  it('is not made up', () => {
    isOf(judged(values(), P95), 'cannot tell');
    isOf(judged(values(Number.NaN, Number.NaN), P95), 'cannot tell');
    isOf(judged(values(1, 1, Number.POSITIVE_INFINITY), P95), 'cannot tell');
    const two = side({ query: [every([1, 1, 1]), every([1, 1, 1], 'b')] });
    isOf(judged({ counting: 'cumulative', now: two }, P95), 'cannot tell');
  });
});

describe('where a look begins', () => {
  it('jumps by a whole window and never slides', () => {
    const starts = (minutes: number) =>
      (lookFrom(SINCE, SINCE + minutes * MINUTE, { windowMs: 10 * MINUTE }) - SINCE) / MINUTE;
    assert.deepEqual([0, 9, 19, 20, 29, 30].map(starts), [0, 0, 0, 10, 10, 20]);
  });
});
