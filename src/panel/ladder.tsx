import { t } from '@vscode/l10n';
import type { Rung } from '../core/present/rolloutView.ts';
import { StageMark } from './stageMark.tsx';

function statusWords(status: Rung['status']): string {
  switch (status) {
    case 'reached':
      return t('reached');
    case 'here':
      return t('it is here');
    case 'ahead':
      return t('not reached');
    case 'not set up':
      return t('not set up');
  }
}

/** The widest stage on top, as one climbs; read aloud in the same order. */
export function Ladder({ rungs }: { readonly rungs: readonly Rung[] }) {
  return (
    <section aria-labelledby="stages" class="ladder">
      <h2 id="stages">{t('Stages')}</h2>
      <ol reversed>
        {[...rungs].reverse().map(({ name, mark, status, reach, me, note }) => (
          <li
            key={name}
            class={status.replaceAll(' ', '-')}
            {...(status === 'here' ? { 'aria-current': 'step' } : {})}
          >
            <StageMark mark={mark} />
            <span class="stage">
              <b>
                <bdi>{name}</bdi>
              </b>
              {me && <span class="badge me">{t('you')}</span>}
              <span class="unseen">, {statusWords(status)}, </span>
              {reach !== name && !(me && reach === t('you')) && <span class="soft">{reach}</span>}
              {note !== undefined && <span class="soft note">{note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
