import type { Identity } from '../../src/core/model/identity.ts';
import type { Place, Provider, ProviderFailure } from '../../src/core/ports/provider.ts';
import type { Front, Trouble } from '../support/front.ts';

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

/** How a remote flag system's answers go wrong, and by what reason that is to be told. */
export const TROUBLES: readonly (readonly [Trouble, ProviderFailure])[] = [
  ['does not know the token', 'unauthorized'],
  ['forbids it', 'forbidden'],
  ['does not know the place', 'missing'],
  ['says that another was first', 'conflict'],
  ['asks for patience', 'rate limited'],
  ['is broken', 'unreachable'],
  ['is slow', 'timeout'],
  ['breaks off', 'unreachable'],
  ['answers with a page', 'malformed'],
  ['sends elsewhere', 'malformed'],
  ['hangs up', 'unreachable'],
];

/** Over a network; flag files have none of it. */
export interface Remote {
  readonly front: Front;
  /** What must never be seen in a message. */
  readonly token: string;
  /** The same provider with so little patience that a test can wait for its end. */
  readonly hasty: Provider;
  /** Picks the requests that write. */
  isWrite(method: string, path: string): boolean;
}

/** One environment of a flag system, as real as it can be had. */
export interface World {
  readonly provider: Provider;
  readonly place: Place;
  /** Another environment with the same flags. */
  readonly elsewhere: Place;
  /** What the flag system's own engine serves now, where it draws by what it does not show. */
  readonly serves?: (key: string, who: Identity) => string;
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
  readonly remote?: Remote;
  close(): Promise<void>;
}

/** What a new provider adds: how to set its world up. The suite is the same for all. */
export interface Harness {
  readonly id: string;
  readonly fixture: Fixture;
  /** What all its worlds share, such as a server. */
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
  open(): Promise<World>;
}
