import type { Gives } from '../../model/reference.ts';
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
  readonly gives?: Gives;
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
  /** Calls that do not simply give the flag's value: the first that goes by a call's name counts. */
  readonly gives?: readonly GivenBy[];
}

export interface GivenBy {
  readonly names: RegExp;
  readonly in?: readonly Family[];
  readonly gives: Gives;
}

export interface CallGroup extends Omit<FlagCall, 'sdk' | 'name' | 'families' | 'key' | 'default' | 'gives'> {
  readonly in: Family | readonly Family[];
  readonly names: readonly string[];
  readonly key: number | Place;
  readonly default?: number | Place;
}

/** What most SDKs call a flag's details: its value, with the reason. */
export const DETAILS: Gives = { value: 'value' };

function placeOf(place: number | Place): Place {
  return typeof place === 'number' ? { argument: place } : place;
}

export function flagCallsOf(sdk: Sdk): FlagCall[] {
  return sdk.calls.flatMap(({ in: asked, names, key, default: fallback, ...rest }) => {
    const families = typeof asked === 'string' ? [asked] : asked;
    return names.flatMap((name) =>
      familiesByGiven(sdk, name, families).map(([gives, those]) => ({
        ...rest,
        sdk: sdk.name,
        name,
        families: those,
        key: placeOf(key),
        ...(fallback === undefined ? {} : { default: placeOf(fallback) }),
        ...(gives === undefined ? {} : { gives }),
      })),
    );
  });
}

/** Families that share a row may be given different things by calls of one name. */
function familiesByGiven({ gives = [] }: Sdk, name: string, families: readonly Family[]) {
  const groups = new Map<Gives | undefined, Family[]>();
  for (const family of families) {
    const row = gives.find((each) => each.names.test(name) && (each.in?.includes(family) ?? true));
    groups.set(row?.gives, [...(groups.get(row?.gives) ?? []), family]);
  }
  return [...groups];
}
