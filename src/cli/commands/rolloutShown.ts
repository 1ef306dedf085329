import { releaseFacts } from '../../app/health/releaseFacts.ts';
import { watchedOf } from '../../app/health/watched.ts';
import { NO_HEALTH } from '../../core/model/gate.ts';
import { besideWords, ladderRows } from '../../core/present/ladder.ts';
import { rolloutText } from '../../core/present/rolloutText.ts';
import { rolloutView } from '../../core/present/rolloutView.ts';
import { UsageError } from '../failure.ts';
import { type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';
import { entryFor } from './cards.ts';

/** Which release is meant. */
export interface ShownOptions {
  readonly env?: string;
  readonly variation?: string;
}

/** The ladder with where the release stands, and what its health sources say: what the editor's panel shows. */
export async function rolloutShown(session: Session, key: string, options: ShownOptions): Promise<Output> {
  const { app } = session;
  const entry = entryFor(session, key, options.env);
  const identity = session.identityOf(entry.connection.name);
  await app.rollouts.reload();
  const facts = releaseFacts(app, entry, key, identity, options.variation);
  if (facts === undefined)
    throw new UsageError(`${key} has no variation that is simply "on". Say which with --variation.`);
  const config = entry.connection.health ?? NO_HEALTH;
  const watched = watchedOf(facts);
  const { signal } = new AbortController();
  const [reports, met] = await Promise.all([
    app.health.look(config, watched, signal),
    app.health.people(config, watched, signal),
  ]);
  const { standing, environment, history } = facts;
  const view = rolloutView({ ...facts, reports, met });
  const nameAt = (at: number | undefined) => standing.stages[at ?? -1]?.stage.name ?? null;
  return {
    json: {
      ...{ key, environment, variation: standing.variation },
      at: nameAt(standing.at),
      next: nameAt(standing.next),
      share: standing.share,
      why: standing.why,
      stages: ladderRows(standing, identity),
      beside: besideWords(standing.beside, identity),
      people: met.counts,
      ...(met.why === undefined ? {} : { peopleUnknown: met.why }),
      gates: reports.map(({ gate, verdict, from, to }, index) => ({
        name: gate.name,
        ...verdict,
        sentence: view.gates?.[index]?.sentence,
        ...{ from, to },
      })),
      history,
    },
    text: rolloutText(view).map(plain).join('\n'),
  };
}
