import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Reference } from '../../core/model/reference.ts';
import { type FlagCard, flagCard } from '../../core/present/flagCard.ts';
import type { Limits } from '../../core/staleness/facts.ts';
import type { CodeUses } from '../codeUses.ts';
import type { App } from '../compose.ts';
import type { RemovalInFile } from '../removeFlag.ts';

/** What an agent's tools work on, in the editor or beside it. */
export interface Desk {
  readonly app: App;
  readonly uses: CodeUses;
  readonly limits: Limits;
  /** How long a release lasts when nobody says. */
  readonly hours: number;
  identityOf(connection: string): Identity | undefined;
  references(key: FlagKey): readonly Reference[];
  /** Rejects with `FileError`. */
  removal(key: FlagKey, value: FlagValue): Promise<readonly RemovalInFile[]>;
  /** Why nothing may be written from here; undefined when it may. */
  mayNotWrite(): string | undefined;
}

export function cardOf({ app, uses, identityOf }: Desk, key: FlagKey): FlagCard {
  return flagCard(key, app.store.sources(key), identityOf, uses.of(key), app.clock.now());
}
