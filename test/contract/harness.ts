import type { Place, Provider } from '../../src/core/ports/provider.ts';

/** What an environment holds before a test, in terms every flag system has. */
export interface Fixture {
  /** A toggle that is off for everybody, without rules. */
  readonly dark: string;
  /** A toggle with rules of other people's making. */
  readonly shared: string;
  /** What its rules turn: who gets the shared flag, and who does not. */
  readonly has: string;
  readonly lacks: string;
}

/** One environment of a flag system, as real as it can be had. */
export interface World {
  readonly provider: Provider;
  readonly place: Place;
  /** Another environment with the same flags. */
  readonly elsewhere: Place;
  /** All that the flag system holds of an environment, for "was it touched?". */
  contents(place: Place): Promise<string>;
  /** A colleague changes the shared flag between our read and our write. */
  interfere(): Promise<void>;
  /** The environment is no longer there. */
  remove(): Promise<void>;
  /** The flag system answers with what is not its own language. */
  garble(): Promise<void>;
  /** The flag system cannot be read at all; undefined where that cannot be had. */
  readonly block?: () => Promise<void>;
  close(): Promise<void>;
}

/** What a new provider adds: how to set its world up. The suite is the same for all. */
export interface Harness {
  readonly id: string;
  readonly fixture: Fixture;
  open(): Promise<World>;
}
