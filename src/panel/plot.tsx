import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { GateView } from '../core/present/rolloutView.ts';
import { dataOf, describe, optionsOf, seriesOf } from './plotOptions.ts';

const HEIGHT = 96;

/** A small plot that follows what it is given, the width there is, and the editor's theme. */
export function PlotFigure({ gate }: { readonly gate: GateView }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const latest = useRef(gate.plot);
  latest.current = gate.plot;

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const draw = () => {
      chart.current?.destroy();
      const size = { width: element.clientWidth, height: HEIGHT };
      chart.current = new uPlot(
        optionsOf(() => latest.current, size),
        dataOf(latest.current),
        element,
      );
    };
    draw();
    const resized = new ResizeObserver(() =>
      chart.current?.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    resized.observe(element);
    const themed = new MutationObserver(draw);
    themed.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      chart.current?.destroy();
    };
  }, []);

  useEffect(() => chart.current?.setData(dataOf(gate.plot)), [gate.plot]);

  return (
    <figure>
      <div ref={place} role="img" aria-label={describe(gate)} />
      <figcaption aria-hidden="true">
        {seriesOf(gate.plot).map(({ label, className }) => (
          <span key={label} class={className}>
            {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
