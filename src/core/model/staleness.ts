import type { FlagKey } from './flag.ts';

export type StaleReason =
  | 'same for everyone'
  | 'unreferenced'
  | 'undefined'
  | 'archived'
  | 'marked done'
  | 'not evaluated'
  | 'past its time'
  | 'experiment ended';

/** `high`: removing it changes nothing for anybody; `medium`: very likely so; `low`: a person has to look. */
export type Confidence = 'high' | 'medium' | 'low';

export interface Evidence {
  /** One line for a person: what was seen, since when, where. */
  readonly text: string;
  /** A commit, a file: where it was seen. */
  readonly seen?: string;
}

/** A verdict with evidence that a flag has done its work. */
export interface Staleness {
  readonly key: FlagKey;
  readonly reason: StaleReason;
  readonly confidence: Confidence;
  readonly verdict: string;
  readonly evidence: readonly Evidence[];
  /** The variation that stays when the flag is removed; undefined where none can be named. */
  readonly keep?: string;
}
