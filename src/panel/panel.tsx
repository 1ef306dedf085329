import { t } from '@vscode/l10n';
import type { RolloutAction, RolloutView } from '../core/present/rolloutView.ts';
import { Gates } from './gates.tsx';
import { Ladder } from './ladder.tsx';
import { StageMark } from './stageMark.tsx';
import { Timeline } from './timeline.tsx';

interface Props {
  readonly view: RolloutView;
  readonly act: (id: RolloutAction['id']) => void;
}

export function Panel({ view, act }: Props) {
  const { key, name, environment, production, mark, headline, people, ahead, trouble, primary, more } = view;
  return (
    <main>
      <header>
        <h1>
          <StageMark mark={mark} />
          <bdi>{name ?? key}</bdi>
          {name !== undefined && <code>{key}</code>}
        </h1>
        <p>
          {headline} <span class="soft">{t`in ${environment}`}</span>
          {production && environment !== 'production' && <span class="badge">{t('production')}</span>}
        </p>
        {people !== undefined && <p class="soft">{people}</p>}
        {ahead !== undefined && <p class="scheduled">{ahead}</p>}
        {trouble !== undefined && <p class="trouble">{trouble}</p>}
        <div class="actions">
          {primary !== undefined && (
            <button type="button" class={`primary ${primary.id}`} onClick={() => act(primary.id)}>
              {primary.label}
            </button>
          )}
          {more.map(({ id, label }) => (
            <button type="button" key={id} onClick={() => act(id)}>
              {label}
            </button>
          ))}
        </div>
      </header>
      <p class="unseen" role="status">
        {view.summary}
      </p>
      <Ladder rungs={view.ladder} />
      <Gates gates={view.gates} />
      <Timeline entries={view.timeline} />
    </main>
  );
}
