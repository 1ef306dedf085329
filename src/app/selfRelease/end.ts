import { t } from '@vscode/l10n';
import { touchesOthers } from '../../core/exposure/blastRadius.ts';
import { type Approval, isOpen, type Lease, type LeaseState } from '../../core/model/lease.ts';
import { isRefusal } from '../../core/ports/provider.ts';
import { auditWords, orphanWords, undatedWords, waitingWords } from '../../core/present/lease.ts';
import { type Entry, placeOf, readFresh } from '../flagStore.ts';
import type { LeaseJournal } from './leaseJournal.ts';
import type { Refused } from './proposal.ts';
import { isMissing, type Whereabouts } from './whereabouts.ts';

type Gone = Extract<Whereabouts, { is: 'gone' }>;

/** Ends a lease, wherever a crash or another window left it. To be called while nobody else writes one. `why`: kept where no person asked for it. */
export async function endLease(
  where: Exclude<Whereabouts, { is: 'elsewhere' }>,
  id: string,
  journal: LeaseJournal,
  now: number,
  why?: string,
): Promise<Refused | undefined> {
  const state = await journal.lease(id);
  if (!isOpen(state)) return undefined;
  if (where.is === 'gone') return endGone(where, state, journal, now);
  try {
    return await takeOut(where.entry, state, journal, why);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const { environment, provider } = where.entry;
    const gone = { why: t`${environment.source} is not there any more.`, holdsExpiry: provider.holdsExpiry };
    return endGone(gone, state, journal, now);
  }
}

async function takeOut(
  entry: Entry,
  state: LeaseState,
  journal: LeaseJournal,
  why: string | undefined,
): Promise<Refused | undefined> {
  const { provider } = entry;
  const { lease, status, approval } = state;
  const before = await readFresh(entry, lease.key);
  const undo = provider.planUndo(before, lease.key, lease.identity, lease.change);
  if (undo === undefined) {
    if (status === 'waiting' && approval !== undefined) await provider.withdraw?.(placeOf(entry), approval);
    const note = status === 'waiting' ? t('withdrawn before it was approved') : t('nothing of it was left');
    await journal.record(lease.id, 'ended', { note });
    return undefined;
  }
  // Asked for once: a second request would wait beside the first.
  if (status === 'ending' && approval !== undefined) return unapproved(lease, approval);
  if (isRefusal(undo))
    return { outcome: 'refused', why: undo.refused, ...(undo.hint ? { hint: undo.hint } : {}) };
  // What I get from then on may not be known here: it is what I would get anyway.
  const doubt = touchesOthers(before, undo.after, lease.key, lease.identity, (snapshot, key, who) =>
    provider.evaluate(snapshot, key, who),
  );
  if (doubt !== undefined)
    return { outcome: 'refused', why: t`Ending it would touch others: ${doubt}. Nothing was changed.` };
  await journal.intend(lease.id, 'ending');
  const needed = await provider.apply(placeOf(entry), undo, auditWords('end', lease));
  if (needed !== undefined) {
    await journal.record(lease.id, 'ending', { approval: needed, note: waitingWords(needed) });
    return unapproved(lease, needed);
  }
  const notes = [...(why === undefined ? [] : [why]), ...(undo.cautions ?? [])].join(' ');
  const note = notes === '' ? {} : { note: notes };
  await journal.record(lease.id, 'ended', note, t`${lease.key} is put back all the same.`);
  return undefined;
}

function unapproved({ key }: Lease, approval: Approval): Refused {
  return {
    outcome: 'refused',
    why: t`The end of the release of ${key} has to be approved: ${waitingWords(approval)}`,
    ...(approval.link === undefined ? {} : { hint: approval.link }),
  };
}

/** A rule that carries its end serves nobody after it, wherever its file is now. */
async function endGone(
  { why, holdsExpiry }: Pick<Gone, 'why' | 'holdsExpiry'>,
  { lease, undated }: LeaseState,
  journal: LeaseJournal,
  now: number,
): Promise<Refused | undefined> {
  if (holdsExpiry && undated === undefined && lease.expiresAt <= now) {
    await journal.record(lease.id, 'ended', { note: t`over; ${why}` });
    return undefined;
  }
  const note = orphanWords(lease, undated ? `${why} ${undatedWords()}` : why, now);
  await journal.record(lease.id, 'orphaned', { note });
  return { outcome: 'refused', why: t`The release of ${lease.key} cannot be ended here: ${note}` };
}
