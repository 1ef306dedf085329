import { t } from '@vscode/l10n';
import { type Connection, type Environment, governs } from '../core/model/environment.ts';
import type { FlagKey } from '../core/model/flag.ts';
import type { FlagState } from '../core/model/flagState.ts';
import { differing, type Snapshot } from '../core/model/snapshot.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { FlagChange, Place, Provider, Providers } from '../core/ports/provider.ts';
import type { CardSource } from '../core/present/flagCard.ts';
import { Emitter } from './emitter.ts';

/** One environment as it was last read. A failed read keeps the snapshot and says why it is old. */
export interface Entry {
  readonly connection: Connection;
  readonly environment: Environment;
  readonly provider: Provider;
  readonly snapshot: Snapshot | undefined;
  readonly problem: string | undefined;
  readonly changes: ReadonlyMap<FlagKey, FlagChange>;
}

interface StoreNeeds {
  readonly providers: Providers;
  readonly clock: Clock;
  readonly log: Log;
}

/** What every surface reads: the last snapshot of each environment. Reading never waits on anything. */
export class FlagStore {
  readonly #needs: StoreNeeds;
  readonly #changed = new Emitter<ReadonlySet<FlagKey>>();
  /** Which read each environment's snapshot is of: reads may overtake each other. */
  readonly #readOf = new Map<string, number>();
  #reads = 0;
  #connects = 0;
  #entries: readonly Entry[] = [];
  #roots: readonly string[] = [];

  readonly onDidChange = this.#changed.on;

  constructor(needs: StoreNeeds) {
    this.#needs = needs;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The folders that are open, also those in which no flag is left. */
  get roots(): readonly string[] {
    return this.#roots;
  }

  async provider(id: string): Promise<Provider | undefined> {
    return this.#needs.providers.get(id);
  }

  /** Takes up new connections, keeps what is known of the old ones, and reads all. `roots`: where they were looked for. */
  async connect(connections: readonly Connection[], roots: readonly string[] = []): Promise<void> {
    this.#connects += 1;
    const order = this.#connects;
    const providers = await this.#providersOf(connections);
    // Asked again meanwhile: what it was asked with last holds.
    if (order !== this.#connects) return;
    this.#roots = roots;
    const known = new Map(this.#entries.map((entry) => [idOf(entry), entry]));
    this.#entries = connections.flatMap((connection) => {
      const provider = providers.get(connection.provider);
      if (provider === undefined) {
        this.#needs.log.warn(
          `${connection.name}: there is no provider "${connection.provider}". It is left out.`,
        );
        return [];
      }
      return connection.environments.map((environment) => {
        const entry = { connection, environment, provider };
        const old = known.get(idOf(entry));
        return {
          ...entry,
          snapshot: old?.snapshot,
          problem: old?.problem,
          changes: old?.changes ?? new Map(),
        };
      });
    });
    await this.refresh();
  }

  async #providersOf(connections: readonly Connection[]): Promise<ReadonlyMap<string, Provider | undefined>> {
    const ids = [...new Set(connections.map(({ provider }) => provider))];
    return new Map(await Promise.all(ids.map(async (id) => [id, await this.provider(id)] as const)));
  }

  /** Reads the environments again (all, or those `which` picks; of them one flag, or all) and tells which flags changed. */
  async refresh(which: (entry: Entry) => boolean = () => true, key?: FlagKey): Promise<void> {
    this.#reads += 1;
    const order = this.#reads;
    const read = await Promise.all(this.#entries.filter(which).map((entry) => this.#read(entry, key)));
    const newest = read.filter((entry) => (this.#readOf.get(idOf(entry)) ?? 0) < order);
    for (const entry of newest) this.#readOf.set(idOf(entry), order);
    const fresh = new Map(newest.map((entry) => [idOf(entry), entry]));
    const touched = new Set<FlagKey>();
    let told = false;
    this.#entries = this.#entries.map((entry) => {
      const next = fresh.get(idOf(entry)) ?? entry;
      told ||= entry.problem !== next.problem;
      for (const key of touchedKeys(entry, next)) touched.add(key);
      return next;
    });
    // A file that never could be read has no keys, and is news all the same.
    if (touched.size > 0 || told) this.#changed.fire(touched);
  }

  /** Asks each provider when its flags last changed; slower than a read, so on its own. */
  async refreshChanges(): Promise<void> {
    const read = await Promise.all(
      this.#entries.map(async (entry) => [entry, await this.#changesOf(entry)] as const),
    );
    const found = new Map(read.map(([entry, changes]) => [idOf(entry), changes]));
    this.#entries = this.#entries.map((entry) => ({
      ...entry,
      changes: found.get(idOf(entry)) ?? entry.changes,
    }));
    this.#changed.fire(new Set(this.keys()));
  }

  keys(): readonly FlagKey[] {
    return [...new Set(this.#entries.flatMap(({ snapshot }) => [...(snapshot?.flags.keys() ?? [])]))].sort();
  }

  /** The environment of that name. */
  entry(at: { readonly connection: string; readonly environment: string }): Entry | undefined {
    return this.#entries.find(
      ({ connection, environment }) =>
        connection.name === at.connection && environment.name === at.environment,
    );
  }

  state(entry: Entry, key: FlagKey): FlagState | undefined {
    return entry.snapshot?.flags.get(key);
  }

  /** What is the same wherever the flag is defined: its name, its owner. */
  anyState(key: FlagKey): FlagState | undefined {
    for (const { snapshot } of this.#entries) {
      const state = snapshot?.flags.get(key);
      if (state !== undefined) return state;
    }
    return undefined;
  }

  /**
   * The environments that have a say about a flag, for its card. `file`: where it is used, by its whole path; of
   * several flag systems that know the key, those speak that govern the file, and all of them where none does.
   */
  sources(key: FlagKey, file?: string): readonly CardSource[] {
    const speaking = this.#entries.filter((entry) => this.#knows(entry.connection, key));
    const near = file === undefined ? [] : speaking.filter(({ connection }) => governs(connection, file));
    return (near.length > 0 ? near : speaking).map((entry) => this.#source(entry, key));
  }

  #knows(connection: Connection, key: FlagKey): boolean {
    return this.#entries.some(
      (entry) =>
        entry.connection === connection &&
        (entry.snapshot?.flags.has(key) === true ||
          entry.snapshot?.problems.some((problem) => problem.key === key)),
    );
  }

  #source(
    { connection, environment, provider, snapshot, problem, changes }: Entry,
    key: FlagKey,
  ): CardSource {
    const why = problem ?? snapshot?.problems.find((each) => each.key === key)?.message;
    const changed = changes.get(key);
    return {
      connection: connection.name,
      environment: environment.name,
      tier: environment.tier,
      fetchedAt: this.#asOf(snapshot, provider.polled || why !== undefined),
      judge: provider.label,
      hasPage: provider.link !== undefined,
      state: snapshot?.flags.get(key),
      ...(why === undefined ? {} : { problem: why }),
      ...(changed === undefined ? {} : { changed }),
      evaluate: (identity) =>
        snapshot === undefined
          ? { outcome: 'cannot tell', why: problem ?? t('not read yet') }
          : provider.evaluate(snapshot, key, identity),
      position: (draw, state, identity) => provider.position(draw, state, identity),
      flags: snapshot?.flags ?? new Map(),
    };
  }

  /** What is watched is as good as read now, however long ago it last changed. */
  #asOf(snapshot: Snapshot | undefined, ages: boolean): number {
    return ages && snapshot !== undefined ? snapshot.fetchedAt : this.#needs.clock.now();
  }

  async #read(entry: Entry, key: FlagKey | undefined): Promise<Entry> {
    try {
      const snapshot = await (key === undefined
        ? entry.provider.read(placeOf(entry))
        : readFresh(entry, key));
      return { ...entry, snapshot, problem: undefined };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#needs.log.warn(message);
      return { ...entry, problem: message };
    }
  }

  async #changesOf(entry: Entry): Promise<ReadonlyMap<FlagKey, FlagChange>> {
    try {
      return (await entry.provider.changes?.(placeOf(entry))) ?? entry.changes;
    } catch (error) {
      this.#needs.log.error(`The history of ${entry.environment.source} cannot be read.`, error);
      return entry.changes;
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** At least this flag as it stands now. */
export function readFresh(
  entry: Omit<Entry, 'snapshot' | 'problem' | 'changes'>,
  key: FlagKey,
): Promise<Snapshot> {
  const { provider } = entry;
  return provider.readFlag?.(placeOf(entry), key) ?? provider.read(placeOf(entry));
}

export function placeOf({ connection, environment }: Pick<Entry, 'connection' | 'environment'>): Place {
  return { connection, environment };
}

function idOf({ connection, environment }: Pick<Entry, 'connection' | 'environment'>): string {
  return JSON.stringify([connection.root, connection.name, environment.name, environment.source]);
}

const NONE: Snapshot['flags'] = new Map();

function touchedKeys(before: Entry, after: Entry): Iterable<FlagKey> {
  const [old, next] = [before.snapshot?.flags ?? NONE, after.snapshot?.flags ?? NONE];
  if (before.problem !== after.problem) return [...old.keys(), ...next.keys()];
  return differing(old, next);
}

/** Told by its names: an entry is another object after each read. */
export function isEntry({ connection, environment }: Entry): (entry: Entry) => boolean {
  return (other) => other.connection.name === connection.name && other.environment.name === environment.name;
}
