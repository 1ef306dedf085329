import type { GateReport } from '../../core/health/report.ts';
import type { Gate, HealthConfig } from '../../core/model/gate.ts';
import { matchesAny } from '../../core/model/guard.ts';
import { HealthError } from '../../core/ports/healthSource.ts';
import { type HealthNeeds, Look, type Watched } from './look.ts';

/** How often, at most, any gate of a stage raises a false alarm: shared out evenly among them (Bonferroni). */
const ALPHA = 0.05;

/** Asks health sources how a release is doing. It only reads, and whatever goes wrong is a verdict of its own. */
export class Health {
  readonly #needs: HealthNeeds;

  constructor(needs: HealthNeeds) {
    this.#needs = needs;
  }

  /** Rejects with the signal's reason only. */
  async look(config: HealthConfig, watched: Watched, signal: AbortSignal): Promise<readonly GateReport[]> {
    const gates = gatesFor(config, watched);
    const look = new Look(this.#needs, config, watched, signal);
    return Promise.all(gates.map((gate) => look.at(gate, ALPHA / gates.length)));
  }

  /** How many people have met a variation, by the query the configuration has for it; undefined where it has none or it fails. */
  async people(
    config: HealthConfig,
    watched: Watched,
    variation: string,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    if (config.people === undefined) return undefined;
    const { source, query } = config.people;
    const look = new Look(
      this.#needs,
      config,
      { ...watched, began: this.#needs.clock.now() - 60_000 },
      signal,
    );
    const [only, ...more] = await look.ask(source, query, variation).catch((error: unknown) => {
      if (error instanceof HealthError) return [];
      throw error;
    });
    const value = more.length === 0 ? only?.points.at(-1)?.[1] : undefined;
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  }
}

export function gatesFor({ gates }: HealthConfig, { flag, gates: names }: Watched): readonly Gate[] {
  return gates.filter(
    (gate) => matchesAny(gate.flags, flag) && (names === undefined || names.includes(gate.name)),
  );
}
