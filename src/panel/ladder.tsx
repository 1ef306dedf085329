import type { Rung } from '../core/present/rolloutView.ts';
import { StageMark } from './stageMark.tsx';

const STATUS: Readonly<Record<Rung['status'], string>> = {
  reached: 'reached',
  here: 'it is here',
  ahead: 'not reached',
  'not set up': 'not set up',
};

/** The widest stage on top, as one climbs; read aloud in the same order. */
export function Ladder({ rungs }: { readonly rungs: readonly Rung[] }) {
  return (
    <section aria-labelledby="stages" class="ladder">
      <h2 id="stages">Stages</h2>
      <ol reversed>
        {[...rungs].reverse().map(({ name, mark, status, reach, me, note }) => (
          <li
            key={name}
            class={status.replaceAll(' ', '-')}
            {...(status === 'here' ? { 'aria-current': 'step' } : {})}
          >
            <StageMark mark={mark} />
            <span class="stage">
              <b>{name}</b>
              {me && <span class="badge me">you</span>}
              <span class="unseen">, {STATUS[status]}, </span>
              {reach !== name && !(me && reach === 'you') && <span class="soft">{reach}</span>}
              {note !== undefined && <span class="soft note">{note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
