import type { Tier } from '../model/environment.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Staleness } from '../model/staleness.ts';
import type { FlagChange } from '../ports/provider.ts';

/** All that the rules judge a flag by. */
export interface FlagFacts {
  readonly key: FlagKey;
  readonly environments: readonly EnvironmentFacts[];
  /** Counted references: no mentions, no declarations. */
  readonly references: number;
  /** The files that those stand in; asked for only where folders have limits of their own. */
  readonly files?: () => Iterable<string>;
  /** The code has been looked through; until then nothing can be said of references. */
  readonly indexed: boolean;
  /** All environments of the connections concerned were read: otherwise 'not defined' proves nothing. */
  readonly complete: boolean;
  /** A date by which the code itself says that the flag goes. */
  readonly expiry?: CodeExpiry;
  readonly now: number;
}

export interface CodeExpiry {
  /** Unix milliseconds; the day still counts. */
  readonly at: number;
  /** As it is written. */
  readonly text: string;
  /** `shop/checkout.tsx:12` */
  readonly seen: string;
}

export interface EnvironmentFacts {
  readonly name: string;
  readonly tier: Tier;
  readonly state: FlagState | undefined;
  readonly changed: FlagChange | undefined;
}

export interface Limits {
  /** For how long a flag has to have been the same for everyone, or not asked for. */
  readonly days: number;
  /** How old a flag that is marked temporary may grow. */
  readonly temporaryDays: number;
  /** Flags that are never stale; `*` stands for any run of characters. */
  readonly ignore: readonly string[];
  /** Other numbers of days for flags that are used in these folders. */
  readonly folders?: readonly FolderLimits[];
}

export interface FolderLimits extends Partial<Pick<Limits, 'days' | 'temporaryDays'>> {
  /** `services/payments` */
  readonly folder: string;
}

export const DAY = 86_400_000;

export function productionsOf(environments: readonly EnvironmentFacts[]): readonly EnvironmentFacts[] {
  return environments.filter(({ tier }) => tier === 'production');
}

export type StaleRule = (facts: FlagFacts, limits: Limits) => Staleness | undefined;
