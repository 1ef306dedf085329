import type { GateView } from '../core/present/rolloutView.ts';
import { PlotFigure } from './plot.tsx';

export function Gates({ gates }: { readonly gates: readonly GateView[] | undefined }) {
  return (
    <section aria-labelledby="health" class="gates">
      <h2 id="health">Health</h2>
      {gates === undefined && <p class="soft">Asking…</p>}
      {gates?.length === 0 && (
        <p class="soft">
          Nothing is watched. Name what has to stay healthy under <code>gates</code> in{' '}
          <code>release-lens.json</code>.
        </p>
      )}
      <ul>
        {gates?.map((gate) => (
          <li key={gate.name} class={gate.is.replaceAll(' ', '-')}>
            <h3>{gate.name}</h3>
            <PlotFigure gate={gate} />
            <p class="verdict">
              <span aria-hidden="true" class="mark">
                {gate.mark}
              </span>
              {gate.sentence}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
