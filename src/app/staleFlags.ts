import type { FlagKey } from '../core/model/flag.ts';
import type { Staleness } from '../core/model/staleness.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { CodeExpiry, FlagFacts, Limits } from '../core/staleness/facts.ts';
import { judge } from '../core/staleness/judge.ts';
import { type Waiting, waiting } from '../core/staleness/waiting.ts';
import type { FlagStore } from './flagStore.ts';

/** What the verdicts need to know of the code. */
export interface CodeUses {
  /** The workspace has been looked through. */
  readonly indexed: boolean;
  /** Keys that stand in the code, whether a flag system knows them or not. */
  keys(): Iterable<FlagKey>;
  /** It is among the keys. */
  has(key: FlagKey): boolean;
  count(key: FlagKey): number;
  /** In which files. */
  files?(key: FlagKey): Iterable<string>;
  /** Dates by which the code says that flags go, as far as it was looked for them. */
  readonly expiries?: ReadonlyMap<FlagKey, CodeExpiry>;
}

/** Every flag, known or only used, judged by the staleness rules. */
export function staleFlags(
  store: FlagsKnown,
  uses: CodeUses,
  limits: Limits,
  clock: Clock,
): readonly Staleness[] {
  return factsOfAll(store, uses, clock).flatMap((facts) => judge(facts, limits) ?? []);
}

/** Flags that wait for their first release; those with a verdict wait no longer. */
export function waitingFlags(
  store: FlagsKnown,
  uses: CodeUses,
  limits: Limits,
  clock: Clock,
): readonly Waiting[] {
  return factsOfAll(store, uses, clock).flatMap((facts) =>
    judge(facts, limits) === undefined ? (waiting(facts, limits) ?? []) : [],
  );
}

function factsOfAll(store: FlagsKnown, uses: CodeUses, clock: Clock): readonly FlagFacts[] {
  const keys = [...new Set([...store.keys(), ...uses.keys()])].sort();
  const around = circumstances(store, uses, clock);
  return keys.map((key) => factsOf(key, store, uses, around));
}

/** Where flags are known from. */
export type FlagsKnown = Pick<FlagStore, 'entries' | 'keys'>;

/** What the verdict on any flag rests on besides the flag. */
export type Circumstances = Pick<FlagFacts, 'complete' | 'indexed' | 'now'>;

export function circumstances({ entries }: FlagsKnown, { indexed }: CodeUses, clock: Clock): Circumstances {
  const complete = entries.length > 0 && entries.every(({ problem }) => problem === undefined);
  return { complete, indexed, now: clock.now() };
}

export function factsOf(
  key: FlagKey,
  { entries }: FlagsKnown,
  uses: CodeUses,
  around: Circumstances,
): FlagFacts {
  const speaking = entries.filter(({ snapshot }) => snapshot?.flags.has(key));
  const expiry = uses.expiries?.get(key);
  return {
    key,
    environments: (speaking.length > 0 ? speaking : entries).map(({ environment, snapshot, changes }) => ({
      name: environment.name,
      tier: environment.tier,
      state: snapshot?.flags.get(key),
      changed: changes.get(key),
    })),
    references: uses.count(key),
    files: () => uses.files?.(key) ?? [],
    ...around,
    ...(expiry === undefined ? {} : { expiry }),
  };
}
