import { t } from '@vscode/l10n';
import type { Lease, LeaseState } from '../../core/model/lease.ts';
import { orphanWords, undatedWords } from '../../core/present/lease.ts';
import type { FoundStatus, LeaseJournal } from './leaseJournal.ts';
import { type Standing, standing, type Whereabouts } from './whereabouts.ts';

type Place = Exclude<Whereabouts, { is: 'elsewhere' }>;

interface Finding {
  readonly status: FoundStatus;
  readonly note: string;
}

/** Twice as long as the running production is asked for at most: whoever applied it is not asking any more. */
const ASKED_MS = 2 * 60_000;

/**
 * What stands in the flag system decides, nothing is sent again. Covers what was interrupted between plan and proof,
 * what has lost its flag or file, what has found it again (another branch may have been checked out meanwhile), and
 * what somebody has taken out of a flag system.
 * Says whether the journal has learned something.
 */
export async function settle(
  where: Place,
  state: LeaseState,
  journal: LeaseJournal,
  now: number,
): Promise<boolean> {
  if ((await find(where, state, now)) === undefined) return false;
  return journal.exclusively(async () => {
    // Another window may have been in the middle of it until the lock was ours.
    const current = await journal.lease(state.lease.id);
    const finding = await find(where, current, now);
    if (finding === undefined) return false;
    const { status, note } = finding;
    const verification = status === 'verified' ? { verification: { how: 'read back' } as const } : {};
    await journal.record(state.lease.id, status, { note, ...verification });
    return true;
  });
}

async function find(
  where: Place,
  { lease, status, at, note, undated }: LeaseState,
  now: number,
): Promise<Finding | undefined> {
  const found = where.is === 'gone' ? where : await standing(where.entry, lease);
  switch (status) {
    case 'planned':
    case 'unknown':
      if (found.is === 'absent')
        return { status: 'failed', note: t('interrupted before anything was written') };
      if (found.is === 'in place' && found.short)
        return {
          status: 'applied',
          note: t('Only a part of it was written, and it does not reach you. End it, and release again.'),
        };
      break;
    case 'orphaned':
      if (found.is === 'gone') return undefined;
      break;
    case 'applied':
      if (found.is === 'in place' && (note !== undefined || now - at < ASKED_MS)) return undefined;
      break;
    case 'waiting':
      if (found.is === 'absent') return undefined;
      break;
    case 'verified':
      if (found.is === 'in place') return undefined;
      break;
    default:
      return undefined;
  }
  return outcome(lease, found, now, undated);
}

function outcome(
  lease: Lease,
  found: Standing | Whereabouts,
  now: number,
  undated: true | undefined,
): Finding | undefined {
  switch (found.is) {
    case 'in place':
      return {
        status: 'verified',
        note: undated ? t`found in place. ${undatedWords()}` : t('found in place'),
      };
    case 'gone':
      return { status: 'orphaned', note: orphanWords(lease, found.why, now) };
    case 'absent':
      // In a folder another branch may have been checked out, and with it the rule comes back.
      return lease.place.url === undefined
        ? undefined
        : { status: 'ended', note: t`taken out of ${lease.place.connection}, and not from here` };
    default:
      return undefined;
  }
}
