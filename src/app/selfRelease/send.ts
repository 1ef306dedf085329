import type { Approval } from '../../core/model/lease.ts';
import type { Log } from '../../core/ports/log.ts';
import { type Plan, ProviderError } from '../../core/ports/provider.ts';
import { type Entry, placeOf } from '../flagStore.ts';

/** Writes into the journal what became of a change that was not made, or of which that is not known. */
export type Keep = (status: 'unknown' | 'failed', note: string) => Promise<void>;

/** Sends a planned change, once. What the person has to hear of is its failure, not the journal's. */
export async function send(
  entry: Entry,
  plan: Plan,
  words: string,
  keep: Keep,
  log: Log,
): Promise<Approval | undefined> {
  try {
    return await entry.provider.apply(placeOf(entry), plan, words);
  } catch (error) {
    const lost =
      error instanceof ProviderError && (error.reason === 'timeout' || error.reason === 'unreachable');
    const note = error instanceof Error ? error.message : String(error);
    // Left at `planned`, it is settled by the next sweep.
    await keep(lost ? 'unknown' : 'failed', note).catch((second: unknown) =>
      log.error('The journal misses a failure.', second),
    );
    throw error;
  }
}
