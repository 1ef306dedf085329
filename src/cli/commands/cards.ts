import type { Entry } from '../../app/flagStore.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { type FlagCard, flagCard } from '../../core/present/flagCard.ts';
import { UsageError } from '../failure.ts';
import type { Session } from '../session.ts';

export function cardOf({ app, identity, uses }: Session, key: FlagKey): FlagCard {
  return flagCard(key, app.store.sources(key), () => identity, uses.of(key), app.clock.now());
}

/** The environment a command means: by name, else the production there is, else the only one. */
export function entryFor({ app }: Session, key: FlagKey, environment: string | undefined): Entry {
  const entries = app.store.entries.filter(({ snapshot }) => snapshot?.flags.has(key) === true);
  const asked =
    environment === undefined ? entries : entries.filter((entry) => entry.environment.name === environment);
  if (environment !== undefined && asked.length === 1 && asked[0] !== undefined) return asked[0];
  const productions = asked.filter((entry) => entry.environment.tier === 'production');
  const [only, ...more] = environment === undefined && productions.length > 0 ? productions : asked;
  if (only === undefined) {
    const unread = app.store.entries.find(
      (entry) =>
        entry.problem !== undefined && (environment === undefined || entry.environment.name === environment),
    );
    if (unread?.problem !== undefined) throw new ProviderError('malformed', unread.problem);
    const where = environment === undefined ? 'in no environment here' : `not in ${environment}`;
    throw new UsageError(
      `${key} is defined ${where}. Nothing was changed. 'release-lens flags' lists what there is.`,
    );
  }
  if (more.length > 0) {
    const names = [only, ...more]
      .map((entry) => `${entry.connection.name}/${entry.environment.name}`)
      .join(', ');
    throw new UsageError(`${key} is defined in several environments (${names}). Say which with --env.`);
  }
  return only;
}
