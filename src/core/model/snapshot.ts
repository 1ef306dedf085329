import type { FlagKey } from './flag.ts';
import type { FlagState } from './flagState.ts';
import { sameJson } from './sameJson.ts';

/** A flag the provider could not read, or a file it could not parse; the rest still stands. */
export interface Problem {
  readonly message: string;
  readonly key?: FlagKey;
  /** 0-based line in the environment's source file, where there is one. */
  readonly line?: number;
}

/** All flags of one environment at one version. `native` is the provider's own and opaque to everybody else. */
export interface Snapshot {
  readonly version: string;
  /** Unix milliseconds. */
  readonly fetchedAt: number;
  readonly flags: ReadonlyMap<FlagKey, FlagState>;
  readonly problems: readonly Problem[];
  readonly native: unknown;
}

/** The keys of the flags that are not the same in both. `except`: a key that is not looked at. */
export function* differing(
  before: Snapshot['flags'],
  after: Snapshot['flags'],
  except?: FlagKey,
): Iterable<FlagKey> {
  if (before === after) return;
  for (const [key, state] of before) {
    if (key !== except && !sameJson(state, after.get(key))) yield key;
  }
  for (const key of after.keys()) {
    if (key !== except && !before.has(key)) yield key;
  }
}
