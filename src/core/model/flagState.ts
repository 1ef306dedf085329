import type { Condition, Draw } from './condition.ts';
import type { FlagKey, Variation } from './flag.ts';

/** One weighted part of a rollout; shares of one split add up to 1. */
export interface Share {
  readonly variation: string | null;
  readonly share: number;
}

/** What somebody gets. `null` as a variation means: the default written in the code. */
export type Serve =
  | { readonly kind: 'variation'; readonly variation: string | null }
  | ({ readonly kind: 'split'; readonly shares: readonly Share[] } & Draw)
  | { readonly kind: 'unknown'; readonly text: string };

export interface Rule {
  /** The flag system's name for the rule, where it has one. */
  readonly name?: string;
  readonly condition: Condition;
  readonly serve: Serve;
}

/** One flag in one environment: rules are tried in order, the first that holds serves. */
export interface FlagState {
  readonly key: FlagKey;
  readonly name?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly permanent?: boolean;
  /** The flag system's own word for what the flag is for: 'experiment', 'kill-switch'. */
  readonly kind?: string;
  /** Its own word for how far the flag's life has come: 'live', 'completed', 'stale'. */
  readonly lifecycle?: string;
  /** Unix milliseconds. */
  readonly createdAt?: number;
  /** Until when it was meant to live, Unix milliseconds; the day still counts. */
  readonly expiresAt?: number;
  /** When the experiment it was made for was stopped in this environment, Unix milliseconds. */
  readonly experimentEndedAt?: number;
  /** When production was last seen to ask for it here, Unix milliseconds. */
  readonly lastEvaluatedAt?: number;
  readonly tags?: readonly string[];
  /** Who else walks it on, as the end of a sentence about it: 'is under a guarded rollout of LaunchDarkly'. */
  readonly led?: string;
  /** When the flag system is to change it by itself, Unix milliseconds, soonest first. */
  readonly scheduled?: readonly number[];
  readonly status: 'on' | 'off' | 'archived';
  readonly variations: readonly Variation[];
  readonly rules: readonly Rule[];
  /** Served when no rule holds. */
  readonly otherwise: Serve;
  /** Served while `status` is not `on`. */
  readonly whenOff: Serve;
}
