import type { HealthPlace } from '../model/gate.ts';

export type HealthFailure =
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  /** The source does not understand the query. */
  | 'wrong query'
  /** More series or points than anybody could mean. */
  | 'too much'
  | 'malformed'
  | 'rate limited'
  | 'unreachable'
  | 'timeout'
  /** Not asked at all: the workspace is not trusted, or there is no such source. */
  | 'not asked';

/** `reason` is what callers branch on; the message says what happened and what to do, for the person. */
export class HealthError extends Error {
  override readonly name = 'HealthError';
  readonly reason: HealthFailure;

  constructor(reason: HealthFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Unix milliseconds and what was measured then; a value may be NaN or infinite, as the source said. */
export type Point = readonly [at: number, value: number];

/** One line of measurements, oldest first. */
export interface Series {
  /** Tells it from the others of one answer. */
  readonly name: string;
  readonly points: readonly Point[];
  /** How long after its time each point speaks of, in milliseconds. Left out: of that moment. */
  readonly stepMs?: number;
}

/** Unix milliseconds; `stepMs`: how far apart the points are wished for. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

/** How the source counts: `cumulative` counters only ever grow, but for restarts; `per step` begin anew at each point. */
export type Counting = 'cumulative' | 'per step';

/** The adapter to one metric system. It only ever reads. */
export interface HealthSource {
  readonly id: string;
  /** For people: 'Prometheus'. */
  readonly label: string;
  readonly counting: Counting;
  /** It counts times, not people: somebody who comes back is counted again. */
  readonly timesOnly?: true;
  /** How far back it can be asked, in milliseconds. Left out: as far as anybody looks. */
  readonly keepsMs?: number;
  /** What its token looks like, for who is to type it. */
  readonly tokenLooks?: string;
  /** A text from elsewhere (a flag's key) as it stands within a quoted text of the query language. */
  escape(value: string): string;
  /**
   * What the query was over a span: no series where there is nothing. Rejects with `HealthError`, or with the
   * signal's reason.
   */
  series(place: HealthPlace, query: string, span: Span, signal: AbortSignal): Promise<readonly Series[]>;
  /**
   * One number over a whole span, where the source can tell it: people cannot be summed up from step to step. Left out:
   * the last point is such a number. Undefined where there is none.
   */
  total?(place: HealthPlace, query: string, span: Span, signal: AbortSignal): Promise<number | undefined>;
  /** The source's own clock, Unix milliseconds, where it can be asked. */
  now?(place: HealthPlace, signal: AbortSignal): Promise<number>;
}
