import { blastRadius } from '../../core/exposure/blastRadius.ts';
import { isOpen, type Lease } from '../../core/model/lease.ts';
import { isRefusal } from '../../core/ports/provider.ts';
import { orphanWords } from '../../core/present/lease.ts';
import { type Entry, placeOf } from '../flagStore.ts';
import type { LeaseJournal } from './leaseJournal.ts';
import type { Refused } from './proposal.ts';
import { isMissing, type Whereabouts } from './whereabouts.ts';

type Gone = Extract<Whereabouts, { is: 'gone' }>;

/** Ends a lease, wherever a crash or another window left it. To be called while nobody else writes one. */
export async function endLease(
  where: Exclude<Whereabouts, { is: 'elsewhere' }>,
  id: string,
  journal: LeaseJournal,
  now: number,
): Promise<Refused | undefined> {
  const state = await journal.lease(id);
  if (!isOpen(state)) return undefined;
  if (where.is === 'gone') return endGone(where, state.lease, journal, now);
  try {
    return await takeOut(where.entry, state.lease, journal);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const { environment, provider } = where.entry;
    const gone = { why: `${environment.source} is not there any more.`, holdsExpiry: provider.holdsExpiry };
    return endGone(gone, state.lease, journal, now);
  }
}

async function takeOut(entry: Entry, lease: Lease, journal: LeaseJournal): Promise<Refused | undefined> {
  const { provider } = entry;
  const before = await provider.read(placeOf(entry));
  const undo = provider.planUndo(before, lease.key, lease.identity, lease.change);
  if (undo === undefined) {
    await journal.record(lease.id, 'ended', { note: 'nothing of it was left' });
    return undefined;
  }
  if (isRefusal(undo))
    return { outcome: 'refused', why: undo.refused, ...(undo.hint ? { hint: undo.hint } : {}) };
  const radius = blastRadius(before, undo.after, lease.key, lease.identity, (snapshot, key, who) =>
    provider.evaluate(snapshot, key, who),
  );
  if (radius.reach === 'cannot prove') {
    return { outcome: 'refused', why: `Ending it would touch others: ${radius.why}. Nothing was changed.` };
  }
  await journal.intend(lease.id, 'ending');
  await provider.apply(placeOf(entry), undo);
  await journal.record(lease.id, 'ended', {}, `${lease.key} is no longer released to you all the same.`);
  return undefined;
}

/** A rule that carries its end serves nobody after it, wherever its file is now. */
async function endGone(
  { why, holdsExpiry }: Pick<Gone, 'why' | 'holdsExpiry'>,
  lease: Lease,
  journal: LeaseJournal,
  now: number,
): Promise<Refused | undefined> {
  if (holdsExpiry && lease.expiresAt <= now) {
    await journal.record(lease.id, 'ended', { note: `over; ${why}` });
    return undefined;
  }
  const note = orphanWords(lease, why, now);
  await journal.record(lease.id, 'orphaned', { note });
  return { outcome: 'refused', why: `The release of ${lease.key} cannot be ended here: ${note}` };
}
