import { blastRadius } from '../../core/exposure/blastRadius.ts';
import { STRANGER } from '../../core/model/identity.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { isRefusal } from '../../core/ports/provider.ts';
import type { Entry } from '../flagStore.ts';
import { defaultVariation } from './proposal.ts';

/** Flags a time; as many as it takes until no click is slower than the next. */
const TIMES = 20;
const PAUSE_MS = 20;
/** Where once takes so long, more of it would be felt. */
const SLOW_MS = 100;
const HOUR_S = 3600;

/**
 * Does on paper what a click will do, for somebody whom no flag names: where flags stand in their file is then found,
 * and the code has been run. Writes nothing and asks nobody; others have their turn in between.
 */
export async function rehearse(entries: readonly Entry[], clock: Clock): Promise<void> {
  for (const entry of entries) {
    for (const key of [...(entry.snapshot?.flags.keys() ?? [])].slice(0, TIMES)) {
      await clock.wait(PAUSE_MS);
      const began = clock.now();
      onPaper(entry, key, began);
      if (clock.now() - began > SLOW_MS) break;
    }
  }
}

function onPaper(entry: Entry, key: string, now: number): void {
  const { provider, snapshot } = entry;
  const variation = defaultVariation(entry, key);
  if (snapshot === undefined || variation === undefined) return;
  const until = Math.floor(now / 1000) + HOUR_S;
  const plan = provider.planSelfRelease(snapshot, { key, variation, identity: STRANGER, until });
  if (isRefusal(plan)) return;
  blastRadius(snapshot, plan.after, key, STRANGER, (of, flag, who) => provider.evaluate(of, flag, who));
  provider.planUndo(plan.after, key, STRANGER, plan.change);
}
