/** Identifies a flag within one connection. Untrusted text wherever it is rendered. */
export type FlagKey = string;

export type FlagValue =
  | boolean
  | number
  | string
  | null
  | readonly FlagValue[]
  | { readonly [name: string]: FlagValue };

/** One of the values a flag can serve, under the flag system's own name for it. */
export interface Variation {
  readonly name: string;
  readonly value: FlagValue;
  /** What SDKs call it, where they tell a name beside a value that may be another. */
  readonly variant?: string;
}
