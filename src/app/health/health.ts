import type { GateReport } from '../../core/health/report.ts';
import { type Gate, type HealthConfig, type Met, NOBODY_COUNTS } from '../../core/model/gate.ts';
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

  /**
   * How many people have met what is released, and what is there besides, by the query the configuration has for it.
   * Rejects with the signal's reason only.
   */
  async people(config: HealthConfig, watched: Watched, signal: AbortSignal): Promise<Met> {
    const { people } = config;
    if (people === undefined) return NOBODY_COUNTS;
    const look = new Look(this.#needs, config, watched, signal);
    const { query: _, ...counted } = people;
    const { variation, other } = watched;
    try {
      const each = [variation, ...(other === undefined ? [] : [other])].map(async (name) => ({
        name,
        value: await look.people(people, name),
      }));
      const counts = (await Promise.all(each)).flatMap(({ name, value }) =>
        value === undefined ? [] : [{ variation: name, people: value, ...counted }],
      );
      const all = counts.reduce((sum, { people: count }) => sum + count, 0);
      return { counts, ...(counts.length === each.length ? { all } : {}) };
    } catch (error) {
      if (!(error instanceof HealthError)) throw error;
      return { counts: [], why: error.message };
    }
  }
}

export function gatesFor({ gates }: HealthConfig, { flag, gates: names }: Watched): readonly Gate[] {
  return gates.filter(
    (gate) => matchesAny(gate.flags, flag) && (names === undefined || names.includes(gate.name)),
  );
}
