import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import type { GateView } from '../core/present/rolloutView.ts';
import { dataOf, describe, optionsOf, seriesOf } from './plotOptions.ts';

/** Drawn a little before one scrolls to it. */
const AHEAD = { rootMargin: '200px' };
/** The words are on the screen first. */
const SOON_MS = 200;

/** A small plot that follows what it is given, the width there is, and the editor's theme. */
export function PlotFigure({ gate }: { readonly gate: GateView }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const latest = useRef(gate.plot);
  latest.current = gate.plot;

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    let size = { width: 0, height: 0 };
    const draw = async () => {
      // The library is run once there is something to draw, which is after the first frame.
      const { default: Chart } = await import('uplot');
      if (!element.isConnected) return;
      chart.current?.destroy();
      const options = optionsOf(() => latest.current, size);
      chart.current = new Chart(options, dataOf(latest.current), element);
      performance.mark('drawn');
    };
    const resized = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      // Nothing while it is hidden: what was drawn stays.
      if (width === 0) return;
      size = { width, height };
      chart.current?.setSize(size);
    });
    resized.observe(element);
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      requestIdleCallback(() => void draw(), { timeout: SOON_MS });
    }, AHEAD);
    seen.observe(element);
    const themed = new MutationObserver(() => chart.current && void draw());
    themed.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    return () => {
      resized.disconnect();
      seen.disconnect();
      themed.disconnect();
      chart.current?.destroy();
    };
  }, []);

  useEffect(() => chart.current?.setData(dataOf(gate.plot)), [gate.plot]);

  return (
    <figure>
      <div ref={place} role="img" aria-label={describe(gate)} class="plot" />
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
