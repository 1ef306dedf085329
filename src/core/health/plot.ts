import type { Gate, Measure } from '../model/gate.ts';
import type { Counting, Point } from '../ports/healthSource.ts';
import { type Growth, growth } from './counter.ts';
import type { Answers, Side } from './reading.ts';

/** A line over time; a gap is a point without a value. */
export type PlotPoint = readonly [at: number, value: number | null];

/** So many points are as many as a small plot can show. */
const BINS = 48;

/** What one side of a gate was over a span, in the measure's own unit. */
export function plotOf(
  { measure }: Gate,
  { from, to, answers }: Side,
  counting: Counting,
): readonly PlotPoint[] {
  if (measure.kind === 'value') return valuesOf(answers['query']?.[0]?.points ?? []);
  const width = Math.max(1, (to - from) / BINS);
  const [part, whole] = partsOf(measure, answers, counting);
  const binned = ({ steps }: Growth) => {
    const bins = new Array<number>(BINS).fill(0);
    for (const [at, by] of steps) {
      const bin = Math.min(BINS - 1, Math.floor((at - from) / width));
      if (bin >= 0) bins[bin] = (bins[bin] ?? 0) + by;
    }
    return bins;
  };
  const [parts, wholes] = [binned(part), binned(whole)];
  return wholes.map((all, bin) => [from + (bin + 0.5) * width, all === 0 ? null : (parts[bin] ?? 0) / all]);
}

function partsOf(measure: Measure, answers: Answers, counting: Counting): readonly [Growth, Growth] {
  const [part, whole] = measure.kind === 'share' ? ['bad', 'of'] : ['sum', 'count'];
  return [growth(answers[part] ?? [], counting), growth(answers[whole] ?? [], counting)];
}

function valuesOf(points: readonly Point[]): readonly PlotPoint[] {
  return points.map(([at, value]) => [at, Number.isFinite(value) ? value : null]);
}
