/** What is counted or read, in the language of the health source; `{{flag}}` and its like are filled in. */
export type Measure =
  /** Two counters: how many went wrong, and of how many. */
  | { readonly kind: 'share'; readonly bad: string; readonly of: string }
  /** Three counters: what was measured summed up, its squares summed up, and how often. */
  | { readonly kind: 'mean'; readonly sum: string; readonly squares: string; readonly count: string }
  /** One number that stands for itself: a quantile, a saturation, a score. It has no interval. */
  | { readonly kind: 'value'; readonly query: string };

/** What it is held against. `tolerate`: a difference that does not matter, in the measure's own unit. */
export type Comparison =
  | { readonly against: 'variation' | 'before'; readonly tolerate: number }
  | { readonly against: 'limit'; readonly limit: number };

/** What it means that nothing comes back. `zero`: a counter of what went wrong that does not exist yet. */
export type NoData = 'not enough' | 'cannot tell' | 'unhealthy' | 'zero';

/** One question to a health source that a release has to pass at each stage. */
export interface Gate {
  /** For people: 'errors'. */
  readonly name: string;
  /** The health source that is asked. */
  readonly source: string;
  readonly measure: Measure;
  readonly comparison: Comparison;
  readonly worse: 'higher' | 'lower';
  /** What a share is of, or a mean is in: 'requests', 'ms'. */
  readonly unit: string;
  /** How long the time before a change, and a look after it, is at most. */
  readonly windowMs: number;
  readonly noData: NoData;
  /** Flags it is for, `*` for any run of characters. */
  readonly flags: readonly string[];
}

/** One metric system as this workspace uses it. */
export interface HealthPlace {
  readonly name: string;
  /** The adapter: 'prometheus'. */
  readonly kind: string;
  /** Its address without a trailing slash; a command has none. */
  readonly url?: string;
  /** The vendor's own name of the part that is asked: an organisation, a project. */
  readonly project?: string;
  /** A program and its arguments, where it is one. */
  readonly command?: readonly string[];
  /** Absolute folder a command runs in. */
  readonly root: string;
}

/** `estimate` lies between `lower` and `upper`, whenever one looks, but for the share alpha of all gates. */
export interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** What a verdict stands on. Times are Unix milliseconds. */
export interface Evidence {
  readonly from: number;
  readonly to: number;
  /** Of the new variation, or of the time after. */
  readonly now: number;
  readonly count?: number;
  /** Of what it is held against: the other variation, the time before, the limit. */
  readonly than: number;
  readonly thanCount?: number;
  /** By how much it differs from `than`; a single value has none. */
  readonly difference?: Interval;
}

/** Never 'healthy' without evidence. */
export type Verdict =
  | { readonly is: 'healthy' | 'unhealthy'; readonly evidence: Evidence }
  /** `about`: how many it would take if it went on like this; undefined when that cannot be said. */
  | {
      readonly is: 'not enough';
      readonly evidence?: Evidence;
      readonly about?: number;
      readonly why?: string;
    }
  /** `silent`: nothing came back, and the gate says that this is no good sign. */
  | { readonly is: 'unhealthy'; readonly silent: string }
  | { readonly is: 'cannot tell'; readonly why: string };

/** What a configuration says of health. */
export interface HealthConfig {
  readonly sources: readonly HealthPlace[];
  readonly gates: readonly Gate[];
  /** How many people a variation reached, as one number. */
  readonly people?: Counted & { readonly query: string };
}

/** Who counts people, and over which time. */
export interface Counted {
  /** The health source's name. */
  readonly source: string;
  /** In the last so many. Left out: since the source began to count. */
  readonly hours?: number;
}

/** How many different people have met a variation, as a health source counts them. */
export interface Headcount extends Counted {
  readonly variation: string;
  readonly people: number;
}

/** Whom a release and what is there besides have met. */
export interface Met {
  readonly counts: readonly Headcount[];
  /**
   * All who came, where both are counted. Whoever has met both variations counts twice: rather too many than too few.
   */
  readonly all?: number;
  /** Why they are not known, where somebody is asked for them. */
  readonly why?: string;
}

/** Nobody is asked. */
export const NOBODY_COUNTS: Met = { counts: [] };

export const NO_HEALTH: HealthConfig = { sources: [], gates: [] };
