import type { Node } from '../removal/node.ts';

/** A text and its syntax. `errors` counts what the grammar could not make sense of, or had to assume. */
export interface Parsed {
  readonly text: string;
  readonly root: Node;
  readonly errors: number;
}

export type Parse = (text: string) => Parsed;

/** Parsers by grammar. Loading may wait; parsing does not. */
export interface Syntaxes {
  /** Rejects where there is no such grammar. */
  load(grammar: string): Promise<Parse>;
}
