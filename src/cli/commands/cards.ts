import { findEntry } from '../../app/findEntry.ts';
import type { Entry } from '../../app/flagStore.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { type FlagCard, flagCard } from '../../core/present/flagCard.ts';
import { UsageError } from '../failure.ts';
import type { Session } from '../session.ts';

export function cardOf({ app, identityOf, uses }: Session, key: FlagKey): FlagCard {
  return flagCard(key, app.store.sources(key), identityOf, uses.of(key), app.clock.now());
}

/** The environment a command means: by name, else the production there is, else the only one. */
export function entryFor({ app }: Session, key: FlagKey, environment: string | undefined): Entry {
  const found = findEntry(app.store.entries, key, environment);
  switch (found.is) {
    case 'one':
      return found.entry;
    case 'several':
      throw new UsageError(
        `${key} is defined in several environments (${found.names.join(', ')}). Say which with --env.`,
      );
    case 'none': {
      if (found.unread !== undefined) throw new ProviderError('malformed', found.unread);
      const where =
        environment === undefined ? 'defined in no environment here' : `not defined in ${environment}`;
      throw new UsageError(
        `${key} is ${where}. Nothing was changed. 'release-lens flags' lists what there is.`,
      );
    }
  }
}
