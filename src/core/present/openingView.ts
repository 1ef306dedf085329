import type { PlotLine, RolloutView } from './rolloutView.ts';

/**
 * What a page is opened with: of each line in its plots only where it ends, which is told in words. The points are most
 * of a view, on the way to the page they cost more than all the rest, and are drawn last: they follow.
 */
export function openingView(view: RolloutView): RolloutView {
  const { gates } = view;
  if (gates === undefined) return view;
  return {
    ...view,
    gates: gates.map((gate) => ({ ...gate, plot: { ...gate.plot, lines: gate.plot.lines.map(endOf) } })),
  };
}

function endOf({ label, points }: PlotLine): PlotLine {
  const end = points.findLast(([, value]) => value !== null);
  return { label, points: end === undefined ? [] : [end] };
}
