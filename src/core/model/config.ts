import type { CallsConfig } from '../references/sdkCalls/callTable.ts';
import type { RemovalTaste } from '../removal/plan.ts';
import type { Limits } from '../staleness/facts.ts';
import type { Connection, Terms } from './environment.ts';
import type { Identity } from './identity.ts';

/** What `release-lens.json` may say; all of it optional. */
export interface Config extends Terms {
  readonly connections: readonly Connection[];
  readonly identity?: Identity;
  /** The project's own ways of asking for a flag. */
  readonly calls: CallsConfig;
  readonly stale: Limits;
  readonly remove?: RemovalTaste;
}

export const NO_CONFIG: Config = {
  connections: [],
  calls: {},
  stale: { days: 30, temporaryDays: 90, ignore: [] },
};
