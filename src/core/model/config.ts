import type { Connection } from './environment.ts';
import type { Identity } from './identity.ts';

/** A call of the project's own that takes a flag key. Argument positions count from 0. */
export interface CustomCall {
  readonly name: string;
  readonly keyArgument: number;
  readonly defaultArgument?: number;
  readonly inverted?: boolean;
  readonly languages?: readonly string[];
}

/** What `release-lens.json` may say; all of it optional. */
export interface Config {
  readonly connections: readonly Connection[];
  readonly identity?: Identity;
  readonly calls: readonly CustomCall[];
  readonly components: readonly { readonly name: string; readonly prop: string }[];
  readonly attributes: readonly { readonly name: string; readonly keyArgument: number }[];
  readonly accessors: readonly { readonly object: string; readonly case: string }[];
  readonly stale: { readonly days: number };
}

export const NO_CONFIG: Config = {
  connections: [],
  calls: [],
  components: [],
  attributes: [],
  accessors: [],
  stale: { days: 30 },
};
