import type { GateReport } from '../../core/health/report.ts';
import type { Gate, Headcount, HealthConfig } from '../../core/model/gate.ts';
import { matchesAny } from '../../core/model/guard.ts';
import { HealthError, type Series } from '../../core/ports/healthSource.ts';
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
   * How many people have met what is released, and what is there besides, by the query the configuration has for it;
   * nothing of what it does not tell. Rejects with the signal's reason only.
   */
  async people(config: HealthConfig, watched: Watched, signal: AbortSignal): Promise<readonly Headcount[]> {
    const { people } = config;
    if (people === undefined) return [];
    const look = new Look(this.#needs, config, watched, signal);
    const { variation, other } = watched;
    const counts = [variation, ...(other === undefined ? [] : [other])].map(async (each) => {
      const value = await lastOf(look.ask(people.source, people.query, each));
      return value === undefined ? [] : [{ variation: each, people: value, source: people.source }];
    });
    return (await Promise.all(counts)).flat();
  }
}

async function lastOf(asked: Promise<readonly Series[]>): Promise<number | undefined> {
  const [only, ...more] = await asked.catch((error: unknown) => {
    if (error instanceof HealthError) return [];
    throw error;
  });
  const value = more.length === 0 ? only?.points.at(-1)?.[1] : undefined;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

export function gatesFor({ gates }: HealthConfig, { flag, gates: names }: Watched): readonly Gate[] {
  return gates.filter(
    (gate) => matchesAny(gate.flags, flag) && (names === undefined || names.includes(gate.name)),
  );
}
