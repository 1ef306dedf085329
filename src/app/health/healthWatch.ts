import type { GateReport } from '../../core/health/report.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { type HealthConfig, NO_HEALTH, NOBODY_COUNTS } from '../../core/model/gate.ts';
import type { Identity } from '../../core/model/identity.ts';
import { lastMade } from '../../core/model/rollout.ts';
import { metWords } from '../../core/present/people.ts';
import { reportLine } from '../../core/present/rolloutText.ts';
import { type RolloutFacts, type RolloutView, rolloutView } from '../../core/present/rolloutView.ts';
import type { App } from '../compose.ts';
import { Emitter, type Subscription } from '../emitter.ts';
import type { Entry } from '../flagStore.ts';
import { gatesFor } from './health.ts';
import { isMineOnItsWay, type KnownFacts, releaseFacts } from './releaseFacts.ts';
import { watchedOf } from './watched.ts';

const EVERY_MS = 30_000;

type Seen = Pick<RolloutFacts, 'met'> & {
  readonly reports: readonly GateReport[] | undefined;
  readonly since: number | undefined;
  readonly entry: Entry;
  readonly key: FlagKey;
  /** The change that led to where this was seen, by its id. */
  readonly change: string | undefined;
};

/** A release of mine that does harm. */
export interface Alarm {
  readonly entry: Entry;
  readonly key: FlagKey;
  readonly view: RolloutView;
}

export interface WatchNeeds {
  readonly app: Pick<App, 'clock' | 'health' | 'log' | 'store' | 'rollouts' | 'selfReleases'>;
  readonly identityOf: (connection: string) => Identity | undefined;
}

/** Keeps what health sources said of releases, and looks after those of mine that are on their way. */
export class HealthWatch {
  readonly #needs: WatchNeeds;
  readonly #changed = new Emitter<FlagKey>();
  readonly #alarmed = new Emitter<Alarm>();
  readonly #seen = new Map<string, Seen>();
  /** Alarms that were raised, by release, gate and stage: one each. */
  readonly #raised = new Set<string>();
  readonly #stopped = new AbortController();
  readonly #following: Subscription;

  readonly onDidChange = this.#changed.on;
  readonly onAlarm = this.#alarmed.on;

  constructor(needs: WatchNeeds) {
    this.#needs = needs;
    this.#following = needs.app.rollouts.onDidChange(() => void this.#keep());
  }

  /** What is known now, without asking; undefined where the flag is not known there. */
  view(entry: Entry, key: FlagKey): RolloutView | undefined {
    const known = this.#known(entry, key);
    return known && this.#viewOf(entry, known);
  }

  /** Asks the health sources. Rejects with the signal's reason only. */
  async look(entry: Entry, key: FlagKey, signal: AbortSignal): Promise<void> {
    const known = this.#known(entry, key);
    if (known === undefined) return;
    const config = configOf(entry);
    const watched = watchedOf(known);
    const { health } = this.#needs.app;
    const [reports, met] = await Promise.all([
      health.look(config, watched, signal),
      health.people(config, watched, signal),
    ]);
    const change = lastMade(known.history)?.rollout.id;
    this.#seen.set(idOf(entry, key), { reports, met, since: known.since, entry, key, change });
    this.#changed.fire(key);
    this.#raise(entry, key);
  }

  /** Until it is disposed. */
  async run(): Promise<void> {
    const { signal } = this.#stopped;
    const { clock, log } = this.#needs.app;
    while (!signal.aborted) {
      for (const { entry, key } of this.#onTheirWay()) {
        await this.look(entry, key, signal).catch((error: unknown) => {
          if (!signal.aborted) log.error(`The health of ${key} could not be looked at.`, error);
        });
      }
      await clock.wait(EVERY_MS, signal).catch(() => undefined);
    }
  }

  #onTheirWay(): readonly { readonly entry: Entry; readonly key: FlagKey }[] {
    return this.#needs.app.store.entries.flatMap((entry) =>
      [...(entry.snapshot?.flags.keys() ?? [])]
        .filter((key) => {
          if (this.#needs.app.rollouts.history(entry, key).length === 0) return false;
          const known = this.#known(entry, key);
          return (
            known !== undefined &&
            isMineOnItsWay(known) &&
            gatesFor(configOf(entry), watchedOf(known)).length > 0
          );
        })
        .map((key) => ({ entry, key })),
    );
  }

  /** On what is so by now: it may have been taken back while the answer was under way. */
  #raise({ connection, environment }: Entry, key: FlagKey): void {
    const entry = this.#needs.app.store.entries.find(
      (each) => each.connection.name === connection.name && each.environment.name === environment.name,
    );
    const known = entry && this.#known(entry, key);
    if (entry === undefined || known === undefined || !isMineOnItsWay(known)) return;
    const view = this.#viewOf(entry, known);
    const ill = view.gates?.filter(({ is }) => is === 'unhealthy') ?? [];
    const fresh = ill
      .map(({ name }) => JSON.stringify([idOf(entry, key), name, known.since]))
      .filter((alarm) => !this.#raised.has(alarm));
    if (fresh.length === 0) return;
    for (const alarm of fresh) this.#raised.add(alarm);
    this.#alarmed.fire({ entry, key, view });
  }

  /** What was last seen at a stage is kept beside the change that led there, once another has followed. */
  async #keep(): Promise<void> {
    const { log, rollouts } = this.#needs.app;
    for (const [id, { change, reports, met, entry, key, ...seen }] of this.#seen) {
      if (change === undefined || reports === undefined) continue;
      if (lastMade(rollouts.history(entry, key))?.rollout.id === change) continue;
      this.#seen.set(id, { ...seen, reports, met, entry, key, change: undefined });
      const people = metWords(met);
      const kept = { health: reports.map(reportLine), ...(people === undefined ? {} : { people }) };
      await rollouts
        .keepSeen(change, kept)
        .catch((error: unknown) => log.error(`What was seen of ${key} could not be kept.`, error));
    }
  }

  #viewOf(entry: Entry, known: KnownFacts): RolloutView {
    const seen = this.#seen.get(idOf(entry, known.key));
    // What was seen of another stage says nothing of this one.
    const reports = seen?.since === known.since ? seen?.reports : undefined;
    const none = configOf(entry).gates.length === 0 ? [] : undefined;
    return rolloutView({ ...known, reports: reports ?? none, met: seen?.met ?? NOBODY_COUNTS });
  }

  #known(entry: Entry, key: FlagKey): KnownFacts | undefined {
    return releaseFacts(this.#needs.app, entry, key, this.#needs.identityOf(entry.connection.name));
  }

  dispose(): void {
    this.#stopped.abort();
    this.#following.dispose();
    this.#changed.dispose();
    this.#alarmed.dispose();
  }
}

function configOf({ connection }: Entry): HealthConfig {
  return connection.health ?? NO_HEALTH;
}

function idOf({ connection, environment }: Entry, key: FlagKey): string {
  return JSON.stringify([connection.name, environment.name, key]);
}
