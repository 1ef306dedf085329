import type { Guard } from './guard.ts';

export type Tier = 'production' | 'other';

/** Where a flag is served. `tier: production` is the one that matters. */
export interface Environment {
  readonly name: string;
  readonly tier: Tier;
  /** Where the provider finds it: a file relative to the connection's root, or the vendor's own name. */
  readonly source: string;
  /** A running production's OpenFeature Remote Evaluation address, for asking it what people get. */
  readonly ofrep?: string;
}

/** One flag system's project as this workspace uses it. */
export interface Connection {
  readonly name: string;
  readonly provider: string;
  /** A flag system's address without a trailing slash; flag files have none. */
  readonly url?: string;
  /** The vendor's own key of the project (its workspace). */
  readonly project?: string;
  /** Absolute folder the sources are relative to. */
  readonly root: string;
  /** Folders of code it governs, relative to `root`. */
  readonly folders: readonly string[];
  readonly environments: readonly Environment[];
  /** What the team forbids here. */
  readonly forbid?: Guard;
}

const PRODUCTION_NAME = /(^|[^a-z])(prod|production|live)([^a-z]|$)/i;

export function tierOf(name: string): Tier {
  return PRODUCTION_NAME.test(name) ? 'production' : 'other';
}
