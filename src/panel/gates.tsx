import { t } from '@vscode/l10n';
import type { GateView } from '../core/present/rolloutView.ts';
import { PlotFigure } from './plot.tsx';

export function Gates({ gates }: { readonly gates: readonly GateView[] | undefined }) {
  return (
    <section aria-labelledby="health" class="gates">
      <h2 id="health">{t('Health')}</h2>
      {gates === undefined && <p class="soft">{t('Asking…')}</p>}
      {gates?.length === 0 && (
        <p class="soft">
          {withCode(
            t('Nothing is watched. Name what has to stay healthy under `gates` in `release-lens.json`.'),
          )}
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

/** What stands between backticks is code. */
function withCode(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part));
}
