import type { Condition } from './condition.ts';
import type { FlagKey } from './flag.ts';

/** Whom a rule speaks of, before its share is applied. */
export type Who =
  | { readonly kind: 'everyone' }
  /** `of`: the kind of identity the keys are of; left out: of whatever kind. */
  | {
      readonly kind: 'people';
      readonly attribute: string;
      readonly keys: readonly string[];
      readonly of?: string;
    }
  | { readonly kind: 'segment'; readonly name: string }
  | { readonly kind: 'condition'; readonly condition: Condition };

/** One population that gets one variation. Earlier ones win over later ones. */
export interface Population {
  readonly who: Who;
  /** `null`: the default written in the code. */
  readonly variation: string | null;
  /** Part of `who`, above 0 and at most 1. */
  readonly share: number;
  /** Unix seconds; after it this population falls through to the next rules. */
  readonly until?: number;
}

/** Who gets what in one environment, derived from the flag's state at one time. */
export interface Exposure {
  readonly key: FlagKey;
  readonly status: 'on' | 'off' | 'archived';
  /** What the unreleased get: `false` of a boolean flag, else what most fall through to. */
  readonly baseline: string | null;
  /** All values are booleans: a population then simply has it or has it not. */
  readonly toggle: boolean;
  /** Populations in order with something other than the baseline. */
  readonly released: readonly Population[];
  /** Populations that are kept on the baseline before a later, wider release reaches them. */
  readonly heldBack: readonly Population[];
  /** Those whom no rule reaches get the default written in the code, which the flag system does not know. */
  readonly codeDefault: boolean;
  /** What could not be read; when not empty, the populations are not the whole truth. */
  readonly unknown: readonly string[];
}

/** How far a release has come. `off`: switched off or archived. */
export type Stage = 'dark' | 'me' | 'team' | 'ramp' | 'everyone' | 'off' | 'unknown';
