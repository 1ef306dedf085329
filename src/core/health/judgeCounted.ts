import { t } from '@vscode/l10n';
import type { Gate, Interval, Verdict } from '../model/gate.ts';
import type { Counting } from '../ports/healthSource.ts';
import { type Growth, growth } from './counter.ts';
import { decide, enough } from './decide.ts';
import { difference, meanSample, type Sample, shareSample } from './difference.ts';
import type { Reading, Side } from './reading.ts';
import { fellSilent, silence } from './silence.ts';

type Found = { readonly sample: Sample; readonly seenAt: number } | { readonly verdict: Verdict };

/** Counters: shares and means, with a test that may be looked at any time. */
export function judgeCounted(gate: Gate, reading: Reading, alpha: number): Verdict {
  const now = sampleOf(gate, reading.now, reading.counting);
  if ('verdict' in now) return now.verdict;
  const silent = fellSilent(now.seenAt, reading.now.to);
  if (silent !== undefined) return silence(gate, silent);
  if (reading.than === undefined) return against(gate, reading, now.sample, undefined, alpha);
  const than = sampleOf(gate, reading.than, reading.counting);
  if ('verdict' in than) return nothingToCompare(than.verdict);
  return against(gate, reading, now.sample, than.sample, alpha);
}

/** The other side's silence is no sign of ill health, whatever the gate makes of its own. */
function nothingToCompare(verdict: Verdict): Verdict {
  return verdict.is === 'unhealthy' || verdict.is === 'not enough'
    ? { is: 'not enough', why: t('there is nothing to compare with') }
    : verdict;
}

function against(
  { comparison, worse }: Gate,
  { now: { from, to } }: Reading,
  now: Sample,
  than: Sample | undefined,
  alpha: number,
): Verdict {
  const edge = comparison.against === 'limit' ? 0 : comparison.tolerate;
  const limit = comparison.against === 'limit' ? comparison.limit : undefined;
  const apart = (factor: number): Interval =>
    than === undefined
      ? minus(now.times(factor).interval(alpha), limit ?? 0)
      : difference(now.times(factor), limit === undefined ? growing(than, comparison, factor) : than, alpha);
  const signed = worse === 'higher' ? edge : -edge;
  const decision = decide(worse, apart(1), signed);
  const evidence = {
    from,
    to,
    now: now.interval(alpha).estimate,
    count: now.count,
    than: than?.interval(alpha).estimate ?? limit ?? 0,
    ...(than === undefined ? {} : { thanCount: than.count }),
    difference: apart(1),
  };
  if (decision !== undefined) return { is: decision === 'worse' ? 'unhealthy' : 'healthy', evidence };
  const about = enough(now, (factor) => decide(worse, apart(factor), signed) !== undefined);
  return { is: 'not enough', evidence, ...(about === undefined ? {} : { about }) };
}

/** The time before is over; the other variation goes on. */
function growing(than: Sample, { against }: Gate['comparison'], factor: number): Sample {
  return against === 'variation' ? than.times(factor) : than;
}

function minus({ estimate, lower, upper }: Interval, by: number): Interval {
  return { estimate: estimate - by, lower: lower - by, upper: upper - by };
}

function sampleOf(gate: Gate, side: Side, counting: Counting): Found {
  const counter = (name: string): Growth => growth(side.answers[name] ?? [], counting);
  if (gate.measure.kind === 'mean') {
    const [count, sum, squares] = [counter('count'), counter('sum'), counter('squares')];
    return found(gate, count, [sum, squares], () =>
      meanSample({ count: count.total, sum: sum.total, squares: squares.total }),
    );
  }
  const [of, bad] = [counter('of'), counter('bad')];
  if (bad.total > of.total) return { verdict: { is: 'cannot tell', why: moreBad(bad.total, of.total) } };
  const needed = gate.noData === 'zero' ? [] : [bad];
  return found(gate, of, needed, () => shareSample({ bad: bad.total, of: of.total }));
}

function found(gate: Gate, all: Growth, parts: readonly Growth[], sample: () => Sample): Found {
  if (all.seenAt === undefined) return { verdict: silence(gate, t('nothing came back')) };
  if (parts.some(({ seenAt }) => seenAt === undefined))
    return { verdict: silence(gate, t('a part of what is asked for does not exist')) };
  if (all.total === 0) return { verdict: { is: 'not enough', why: t('nothing was counted yet') } };
  return { sample: sample(), seenAt: all.seenAt };
}

function moreBad(bad: number, of: number): string {
  return t`more went wrong (${Math.round(bad)}) than there was (${Math.round(of)}): do both queries count the same?`;
}
