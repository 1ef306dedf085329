import type { Family } from '../languages/family.ts';

/** Where a call keeps something: by position, by keyword, or in a property of the object at a position. */
export interface Place {
  readonly argument: number;
  readonly keyword?: string;
  readonly property?: string;
}

/** One way of asking a flag system for a flag. */
export interface FlagCall {
  readonly sdk: string;
  readonly name: string;
  readonly families: readonly Family[];
  readonly key: Place;
  readonly default?: Place;
  /** `checkGate(user, key)` and `checkGate(key)` differ only in how many arguments they are given. */
  readonly minArguments?: number;
  readonly inverted?: true;
  /**
   * An everyday name: counts only with the SDK's import, a telling receiver, or a known key. `imported`: other
   * libraries' receivers look telling too (Go's `flags.String`), so only the import or a known key will do.
   */
  readonly generic?: true | 'imported';
  /** A component (`<Feature name="…">`) or a decorator rather than a plain call; for people, not for matching. */
  readonly form?: 'component' | 'decorator';
}

/** The ways of one SDK, and the packages whose import shows that it is in use. */
export interface Sdk {
  readonly name: string;
  /** As written in imports and dependency manifests, by prefix. */
  readonly packages: readonly string[];
  /** Hooks and calls whose result holds flags as members: `useFlags().newCheckout`. */
  readonly flagsObjects?: readonly string[];
  /** Components that these make are handed an object of flags, called `flags`: `withLDConsumer()(Page)`. */
  readonly consumers?: readonly string[];
  readonly calls: readonly CallGroup[];
}

export interface CallGroup extends Omit<FlagCall, 'sdk' | 'name' | 'families' | 'key' | 'default'> {
  readonly in: Family | readonly Family[];
  readonly names: readonly string[];
  readonly key: number | Place;
  readonly default?: number | Place;
}

function placeOf(place: number | Place): Place {
  return typeof place === 'number' ? { argument: place } : place;
}

export function flagCallsOf(sdk: Sdk): FlagCall[] {
  return sdk.calls.flatMap(({ in: families, names, key, default: fallback, ...rest }) =>
    names.map((name) => ({
      ...rest,
      sdk: sdk.name,
      name,
      families: typeof families === 'string' ? [families] : families,
      key: placeOf(key),
      ...(fallback === undefined ? {} : { default: placeOf(fallback) }),
    })),
  );
}
