import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide, enough } from '../../../../src/core/health/decide.ts';
import { difference, meanSample, shareSample } from '../../../../src/core/health/difference.ts';
import { logBeta, logGamma } from '../../../../src/core/health/logBeta.ts';
import { mean } from '../../../../src/core/health/mean.ts';
import { proportion } from '../../../../src/core/health/proportion.ts';
import { randomOf } from '../../../support/random.ts';

const SEED = 20261128;

describe('the gamma and beta functions', () => {
  it('have the published values', () => {
    // NIST Digital Library of Mathematical Functions, 5.4.6 and 5.4.1; OEIS A073005, A068466.
    assert.ok(Math.abs(logGamma(0.5) - 0.5 * Math.log(Math.PI)) < 1e-14);
    assert.ok(Math.abs(Math.exp(logGamma(1.5)) - 0.886226925452758) < 1e-14);
    assert.ok(Math.abs(Math.exp(logGamma(1 / 3)) - 2.678938534707748) < 1e-13);
    assert.ok(Math.abs(Math.exp(logGamma(1 / 4)) - 3.625609908221908) < 1e-13);
    assert.ok(Math.abs(logGamma(11) - Math.log(3628800)) < 1e-12);
    assert.ok(Math.abs(logGamma(101) - 363.7393755555635) < 1e-10);
    assert.ok(Math.abs(logBeta(2, 3) - Math.log(1 / 12)) < 1e-13);
  });

  it('obey the recurrence', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => {
        const apart = logGamma(x + 1) - logGamma(x) - Math.log(x);
        assert.ok(Math.abs(apart) < 1e-9 * Math.max(1, logGamma(x + 1)));
      }),
    );
  });
});

describe('the confidence sequence of a proportion', () => {
  it('ends where the likelihood of the mixture is 1/alpha times that of p', () => {
    // Nothing bad of n: (1 − p)^n = alpha · B(½, n + ½) / B(½, ½), in closed form.
    for (const of of [1, 10, 300, 1e6]) {
      const edge = 1 - Math.exp((logBeta(0.5, of + 0.5) - logBeta(0.5, 0.5) + Math.log(0.05)) / of);
      const { lower, upper } = proportion({ bad: 0, of }, 0.05);
      assert.equal(lower, 0);
      assert.ok(Math.abs(upper - edge) < 1e-9, `${of}: ${upper} ${edge}`);
    }
  });

  it('holds the estimate, is symmetric, and is tighter with more of the same', () => {
    const share = fc.record({ bad: fc.nat(5000), good: fc.nat(5000) });
    fc.assert(
      fc.property(share, fc.constantFrom(0.001, 0.05, 0.2), ({ bad, good }, alpha) => {
        const of = bad + good;
        const { estimate, lower, upper } = proportion({ bad, of }, alpha);
        assert.ok(0 <= lower && lower <= estimate && estimate <= upper && upper <= 1);
        const turned = proportion({ bad: good, of }, alpha);
        assert.ok(Math.abs(turned.lower - (1 - upper)) < 1e-9);
        const more = proportion({ bad: 3 * bad, of: 3 * of }, alpha);
        assert.ok(of === 0 || more.upper - more.lower <= upper - lower + 1e-9);
      }),
    );
  });
});

/** How often, of `runs`, something happens at least once while one looks after each step. */
function everOf(runs: number, run: (random: () => number) => boolean): number {
  const random = randomOf(SEED);
  return Array.from({ length: runs }, () => run(random)).filter(Boolean).length / runs;
}

interface Race {
  readonly now: number;
  readonly than: number;
  /** How many of the other side come for each of the new one. */
  readonly ratio: number;
  readonly steps: number;
  readonly each: number;
}

/** Two streams of requests that fail with their own probability, looked at after every few. */
function race({ now, than, ratio, steps, each }: Race, stops: (a: Counted, b: Counted) => boolean) {
  return (random: () => number): boolean => {
    const [a, b] = [new Counted(), new Counted()];
    for (let step = 0; step < steps; step += 1) {
      for (let i = 0; i < each; i += 1) a.add(random() < now ? 1 : 0);
      for (let i = 0; i < each * ratio; i += 1) b.add(random() < than ? 1 : 0);
      if (stops(a, b)) return true;
    }
    return false;
  };
}

class Counted {
  count = 0;
  sum = 0;
  squares = 0;

  add(value: number): void {
    this.count += 1;
    this.sum += value;
    this.squares += value ** 2;
  }
}

const isCalledWorse = (alpha: number) => (a: Counted, b: Counted) =>
  decide(
    'higher',
    difference(shareSample({ bad: a.sum, of: a.count }), shareSample({ bad: b.sum, of: b.count }), alpha),
    0,
  ) === 'worse';

/** What looking often does to a test that was made for one look, at 10 % one-sided. */
function naively(a: Counted, b: Counted): boolean {
  const [p, q] = [a.sum / a.count, b.sum / b.count];
  const error = Math.sqrt((p * (1 - p)) / a.count + (q * (1 - q)) / b.count);
  return a.count >= 100 && p - q > 1.2816 * error;
}

describe('two proportions looked at after every step', () => {
  const same = { now: 0.02, than: 0.02, ratio: 2, steps: 100, each: 25 };

  it('raise no more false alarms than alpha, where a usual test raises many', () => {
    assert.ok(everOf(200, race(same, isCalledWorse(0.1))) <= 0.1);
    assert.ok(everOf(200, race({ ...same, now: 0.3, than: 0.3 }, isCalledWorse(0.1))) <= 0.1);
    assert.ok(everOf(200, race(same, naively)) > 0.25);
  });

  it('find a regression', () => {
    const worse = { now: 0.06, than: 0.02, ratio: 4, steps: 100, each: 20 };
    assert.ok(everOf(100, race(worse, isCalledWorse(0.05))) > 0.95);
  });

  it('say about how many it takes', () => {
    const [now, than] = [shareSample({ bad: 2, of: 500 }), shareSample({ bad: 40, of: 10_000 })];
    const decides = (factor: number) =>
      decide('higher', difference(now.times(factor), than.times(factor), 0.05), 0.01) !== undefined;
    const count = enough(now, decides) ?? 0;
    assert.ok(decides(count / 500) && !decides((count - 2) / 500), `${count}`);
    assert.equal(
      enough(now, () => false),
      undefined,
    );
  });
});

describe('the confidence sequence of a mean', () => {
  /** Durations are skewed: this has mean 1 and variance 1. */
  const exponential = (random: () => number) => -Math.log(1 - random());

  function apart(by: number, alpha: number) {
    return (random: () => number): boolean => {
      const [a, b] = [new Counted(), new Counted()];
      for (let step = 0; step < 300; step += 1) {
        for (let i = 0; i < 20; i += 1) a.add(by + exponential(random));
        for (let i = 0; i < 20; i += 1) b.add(exponential(random));
        if (difference(meanSample(a), meanSample(b), alpha).lower > 0) return true;
      }
      return false;
    };
  }

  it('says nothing with few, and keeps alpha with many', () => {
    assert.equal(mean({ count: 199, sum: 1, squares: 1 }, 0.05).upper, Number.POSITIVE_INFINITY);
    assert.ok(everOf(300, apart(0, 0.1)) <= 0.1);
  });

  it('finds a regression', () => {
    assert.ok(everOf(100, apart(0.2, 0.05)) > 0.95);
  });

  it('has the width of the theorem', () => {
    // 2.2 with t = 2000, sigma = 1, alpha = 0.05: rho² = (5.9915 + log 6.9915) / 2000.
    const { lower, upper } = mean({ count: 2000, sum: 0, squares: 1999 }, 0.05);
    assert.ok(Math.abs(upper - 0.06787) < 5e-5, `${upper}`);
    assert.equal(lower, -upper);
  });
});
