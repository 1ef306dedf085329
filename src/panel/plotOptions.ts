import { t } from '@vscode/l10n';
import type uPlot from 'uplot';
import { grouped } from '../core/present/numbers.ts';
import type { GateView, Plot } from '../core/present/rolloutView.ts';
import { clockWords, dayWords, secondsWords } from '../core/present/time.ts';

const MINUTES_MS = 5 * 60_000;
const DAYS_MS = 2 * 24 * 3_600_000;
const FONT = '11px system-ui, sans-serif';

/** Unix seconds, as the library wants them; lines without a common time each keep their own gaps. */
export function dataOf({ lines, from, to }: Plot): uPlot.AlignedData {
  const times = [...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  if (times.length === 0) return [[from / 1000, to / 1000], ...lines.map(() => [null, null])];
  const columns = lines.map(({ points }) => {
    const values = new Map(points);
    return times.map((at) => values.get(at) ?? null);
  });
  return [times.map((at) => at / 1000), ...columns];
}

/** The first line is what is released; the second is told from it by its dashes, not by its colour alone. */
export function seriesOf({ lines }: Plot): readonly { readonly label: string; readonly className: string }[] {
  return lines.map(({ label }, at) => ({ label, className: at === 0 ? 'line now' : 'line than' }));
}

export function optionsOf(plot: () => Plot, size: { width: number; height: number }): uPlot.Options {
  const colours = themeColours();
  const axis = { stroke: colours.soft, font: FONT, grid: { show: false }, ticks: { show: false } };
  return {
    ...size,
    padding: [10, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: { time: true, range: () => [plot().from / 1000, plot().to / 1000] },
      y: { range: (_, low, high) => rangeOf(low, high, plot().limit) },
    },
    axes: [
      { ...axis, size: 18, space: 70, values: (_, splits) => splits.map((at) => momentIn(plot(), at)) },
      {
        ...axis,
        size: 46,
        space: 26,
        grid: { show: true, stroke: colours.grid, width: 1 },
        values: (_, splits) => splits.map((value) => tickWords(plot(), value)),
      },
    ],
    series: [
      {},
      ...plot().lines.map((_, at) => ({
        stroke: at === 0 ? colours.now : colours.soft,
        width: at === 0 ? 2 : 1.25,
        ...(at === 0 ? {} : { dash: [4, 3] }),
        points: { show: false },
        spanGaps: true,
      })),
    ],
    hooks: { draw: [(chart) => drawMarks(chart, plot(), colours)] },
  };
}

function themeColours() {
  const styles = getComputedStyle(document.body);
  const read = (name: string) => styles.getPropertyValue(name).trim();
  return {
    now: read('--now'),
    soft: read('--soft'),
    grid: read('--grid'),
    mark: read('--changed'),
    worse: read('--worse'),
  };
}

/** Changes of stage as upright lines, a limit as a level one. */
function drawMarks(chart: uPlot, { marks, limit }: Plot, colours: ReturnType<typeof themeColours>): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.setLineDash([3, 3]);
  ctx.lineWidth = devicePixelRatio;
  ctx.strokeStyle = colours.mark;
  for (const { at } of marks) {
    const x = Math.round(chart.valToPos(at / 1000, 'x', true));
    if (x >= bbox.left && x <= bbox.left + bbox.width)
      stroke(ctx, [x, bbox.top], [x, bbox.top + bbox.height]);
  }
  if (limit !== undefined) {
    const y = Math.round(chart.valToPos(limit, 'y', true));
    ctx.strokeStyle = colours.worse;
    stroke(ctx, [bbox.left, y], [bbox.left + bbox.width, y]);
  }
  ctx.restore();
}

type Place = readonly [x: number, y: number];

function stroke(ctx: CanvasRenderingContext2D, from: Place, to: Place): void {
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

/** From nought, unless there is something below it; never flat. */
function rangeOf(low: number | null, high: number | null, limit = 0): uPlot.Range.MinMax {
  const [least, most] = [Math.min(0, low ?? 0), Math.max(high ?? 0, limit)];
  return [least, most === least ? least + 0.01 : most * 1.1];
}

/** Over days the day tells more than the hour; over minutes the seconds tell them apart. */
function momentIn({ from, to }: Plot, seconds: number): string {
  const words = to - from < MINUTES_MS ? secondsWords : to - from < DAYS_MS ? clockWords : dayWords;
  return words(seconds * 1000);
}

export function tickWords({ percent, unit }: Pick<Plot, 'percent' | 'unit'>, value: number): string {
  const number = grouped(Number((percent ? value * 100 : value).toPrecision(2)));
  if (percent) return t`${number}%`;
  return unit === '' ? number : `${number} ${unit}`;
}

/** For who cannot see it: what is plotted, and where each line ends. The verdict stands below it as text. */
export function describe({ name, plot }: GateView): string {
  const lines = plot.lines.map(({ label, points }) => {
    const last = points.findLast(([, value]) => value !== null)?.[1];
    return typeof last === 'number' ? t`${label} last at ${tickWords(plot, last)}` : t`${label} without data`;
  });
  return t`${name} from ${clockWords(plot.from)} to ${clockWords(plot.to)}: ${lines.join(', ')}.`;
}
