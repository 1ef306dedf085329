import { t } from '@vscode/l10n';
import { exposure } from '../../core/exposure/exposure.ts';
import { isReached } from '../../core/exposure/reached.ts';
import type { Rollout, RolloutState, RolloutStatus } from '../../core/model/rollout.ts';
import { isUnsettled } from '../../core/model/rollout.ts';
import { isRefusal } from '../../core/ports/provider.ts';
import { isAway } from '../archive/away.ts';
import { type Entry, readFresh } from '../flagStore.ts';
import type { RolloutJournal } from './rolloutJournal.ts';

interface Finding {
  readonly status: RolloutStatus;
  readonly note: string;
}

/** What stands in the flag system decides, nothing is sent again. Says whether the journal has learned something. */
export async function settle(
  entry: Entry,
  id: string,
  journal: RolloutJournal,
  now: number,
): Promise<boolean> {
  return journal.exclusively(async () => {
    // Another window may have been in the middle of it until the lock was ours.
    const state = await journal.rollout(id);
    const finding = isUnsettled(state) ? await find(entry, state, now) : undefined;
    if (finding === undefined) return false;
    const { status, note } = finding;
    const verification = status === 'verified' ? { verification: { how: 'read back' } as const } : {};
    await journal.record(id, status, { note, ...verification }, '');
    return true;
  });
}

async function find(
  entry: Entry,
  { rollout, status }: RolloutState,
  now: number,
): Promise<Finding | undefined> {
  const stands = await standing(entry, rollout, now);
  switch (stands) {
    case 'whole':
      return { status: 'verified', note: t('found in place') };
    case 'half':
      return {
        status: 'applied',
        note: t('Only a part of it was written. Undo it, or walk on from where it stands.'),
      };
    case 'overtaken':
      return {
        status: 'overtaken',
        note: t('Changed again since, so that it is not known whether it was made.'),
      };
    case 'absent':
      return status === 'waiting'
        ? undefined
        : { status: 'failed', note: t('interrupted before anything was written') };
    case undefined:
      return undefined;
  }
}

async function standing(
  entry: Entry,
  { key, by, change, reach, archives }: Rollout,
  now: number,
): Promise<'whole' | 'half' | 'overtaken' | 'absent' | undefined> {
  const snapshot = await readFresh(entry, key).catch(() => undefined);
  if (snapshot === undefined) return undefined;
  const state = snapshot.flags.get(key);
  if (archives) return isAway(snapshot, key) ? 'whole' : 'absent';
  if (state === undefined) return 'overtaken';
  const undo = entry.provider.planUndo(snapshot, key, by, change);
  if (undo === undefined) return 'absent';
  if (isRefusal(undo)) return 'overtaken';
  return reach === undefined || isReached(exposure(state, now), reach) ? 'whole' : 'half';
}
