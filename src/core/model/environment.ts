import type { HealthConfig } from './gate.ts';
import type { Guard } from './guard.ts';
import type { Ladder } from './ladder.ts';

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

/** What a team has agreed on for releases. */
export interface Terms {
  /** Where they are forbidden. */
  readonly forbid?: Guard;
  /** The stages a release walks; left out: the usual ones. */
  readonly stages?: Ladder;
  /** What a release is watched by. */
  readonly health?: HealthConfig;
}

/** What a configuration says of them, and nothing else of it. */
export function termsOf({ forbid, stages, health }: Terms): Terms {
  return {
    ...(forbid === undefined ? {} : { forbid }),
    ...(stages === undefined ? {} : { stages }),
    ...(health === undefined ? {} : { health }),
  };
}

/** One flag system's project as this workspace uses it. */
export interface Connection extends Terms {
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
}

/** Whether a file, by its whole path, is code that the connection governs. */
export function governs({ root, folders }: Pick<Connection, 'root' | 'folders'>, file: string): boolean {
  const path = file.replaceAll('\\', '/');
  return folders.some((folder) => {
    const below = folder.replace(/^\.?\/+|\/+$/g, '');
    const whole = `${root.replaceAll('\\', '/')}/${below === '.' || below === '' ? '' : `${below}/`}`;
    return path.startsWith(whole);
  });
}

const PRODUCTION_NAME = /(^|[^a-z])(prod|production|live)([^a-z]|$)/i;

export function tierOf(name: string): Tier {
  return PRODUCTION_NAME.test(name) ? 'production' : 'other';
}
