import type { Connection } from '../model/environment.ts';

/** Where the secrets of connections are kept. What comes out of it goes into a request and nowhere else. */
export interface Tokens {
  /** Undefined when nobody has given one for this connection at its present address. */
  of(connection: Connection): Promise<string | undefined>;
}
