import type { Connection } from '../model/environment.ts';

/** What a token is given for: it belongs to the address, under the name it has here. */
export type TokenPlace = Pick<Connection, 'provider' | 'name' | 'url'>;

/** Where the secrets of connections are kept. What comes out of it goes into a request and nowhere else. */
export interface Tokens {
  /** Undefined when nobody has given one for this place at its present address. */
  of(place: TokenPlace): Promise<string | undefined>;
}
