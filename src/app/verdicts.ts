import type { FlagKey } from '../core/model/flag.ts';
import type { Staleness } from '../core/model/staleness.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Limits } from '../core/staleness/facts.ts';
import { judge } from '../core/staleness/judge.ts';
import { type Waiting, waiting } from '../core/staleness/waiting.ts';
import { type Circumstances, type CodeUses, circumstances, type FlagsKnown, factsOf } from './staleFlags.ts';

/** A verdict counts days: by the time alone it changes seldom, and may be this old. */
const FRESH_MS = 10 * 60_000;

type Around = Circumstances & { readonly limits: Limits };

interface Judged {
  readonly stale?: Staleness;
  readonly waiting?: Waiting;
}

interface Needs {
  readonly store: FlagsKnown;
  readonly uses: CodeUses;
  readonly limits: () => Limits;
  readonly clock: Clock;
}

/** The verdicts of `staleFlags` and `waitingFlags`, kept: a flag of which nothing changed is not judged again. */
export class Verdicts {
  readonly #needs: Needs;
  readonly #judged = new Map<FlagKey, Judged>();
  readonly #touched = new Set<FlagKey>();
  #around: Around | undefined;
  #stale: ReadonlyMap<FlagKey, Staleness> | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** By key, sorted. */
  stale(): ReadonlyMap<FlagKey, Staleness> {
    this.#catchUp();
    this.#stale ??= new Map(
      this.#sorted(({ stale }) => stale).map((verdict) => [verdict.key, verdict] as const),
    );
    return this.#stale;
  }

  waiting(): readonly Waiting[] {
    this.#catchUp();
    return this.#sorted((judged) => judged.waiting);
  }

  /** Undefined: of all. */
  forget(keys?: ReadonlySet<FlagKey>): void {
    this.#stale = undefined;
    if (keys === undefined) this.#around = undefined;
    else for (const key of keys) this.#touched.add(key);
  }

  #sorted<T>(pick: (judged: Judged) => T | undefined): T[] {
    const found = [...this.#judged].flatMap(([key, judged]) => {
      const verdict = pick(judged);
      return verdict === undefined ? [] : [{ key, verdict }];
    });
    return found.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ verdict }) => verdict);
  }

  #catchUp(): void {
    const { store, uses, clock } = this.#needs;
    const around = { ...circumstances(store, uses, clock), limits: this.#needs.limits() };
    if (this.#around === undefined || differs(this.#around, around)) {
      this.#judged.clear();
      this.#judge(new Set([...store.keys(), ...uses.keys()]), around);
      this.#around = around;
    } else if (this.#touched.size > 0) this.#judge(this.#touched, around);
    else return;
    this.#touched.clear();
    this.#stale = undefined;
  }

  #isKnown(key: FlagKey): boolean {
    const { store, uses } = this.#needs;
    return store.entries.some(({ snapshot }) => snapshot?.flags.has(key) === true) || uses.has(key);
  }

  #judge(keys: ReadonlySet<FlagKey>, { limits, ...around }: Around): void {
    const { store, uses } = this.#needs;
    for (const key of keys) {
      this.#judged.delete(key);
      if (!this.#isKnown(key)) continue;
      const facts = factsOf(key, store, uses, around);
      const stale = judge(facts, limits);
      const waits = stale === undefined ? waiting(facts, limits) : undefined;
      if (stale !== undefined) this.#judged.set(key, { stale });
      else if (waits !== undefined) this.#judged.set(key, { waiting: waits });
    }
  }
}

function differs(before: Around, now: Around): boolean {
  const passed = now.now - before.now;
  return (
    before.complete !== now.complete ||
    before.indexed !== now.indexed ||
    before.limits !== now.limits ||
    passed < 0 ||
    passed > FRESH_MS
  );
}
