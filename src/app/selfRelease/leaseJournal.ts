import { t } from '@vscode/l10n';
import { forgettable } from '../../core/model/forgettable.ts';
import { type LeaseEvent, type LeaseState, type LeaseStatus, leasesOf } from '../../core/model/lease.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { FileError } from '../../core/ports/files.ts';
import type { Journal } from '../../core/ports/journal.ts';

const DAY_MS = 24 * 3_600_000;
/** How long what is over is remembered: a self-release, and the story of a release after its last step. */
const KEEP_DAYS = { leases: 30, rollouts: 90 } as const;

/** What is so, as against what is about to be tried. */
export type FoundStatus = Exclude<LeaseStatus, 'planned'>;

type More = Pick<LeaseEvent, 'lease' | 'verification' | 'approval' | 'note'>;

/** The journal as leases; its failures say what they mean for the flag. */
export class LeaseJournal {
  readonly #journal: Journal;
  readonly #clock: Clock;

  constructor(journal: Journal, clock: Clock) {
    this.#journal = journal;
    this.#clock = clock;
  }

  async leases(): Promise<readonly LeaseState[]> {
    return leasesOf(await this.#journal.read());
  }

  async lease(id: string): Promise<LeaseState> {
    return leaseIn(await this.leases(), id);
  }

  /** While no other window or process writes a lease. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#journal.exclusively(work);
  }

  /** Before a write: without this line on disk nothing is sent. */
  intend(id: string, status: 'planned' | 'ending', more: More = {}): Promise<void> {
    return this.#append(id, status, more, t('Nothing was changed.'));
  }

  /** After a write, or when something was found out: the line is missed, but the next sweep comes to the same. */
  record(id: string, status: FoundStatus, more: More = {}, meanwhile = ''): Promise<void> {
    return this.#append(id, status, more, meanwhile);
  }

  /** Forgets what has been over for long. */
  async compact(): Promise<void> {
    const now = this.#clock.now();
    const before = {
      leases: now - KEEP_DAYS.leases * DAY_MS,
      rollouts: now - KEEP_DAYS.rollouts * DAY_MS,
    };
    const old = async () => forgettable(await this.#journal.read(), before);
    if ((await old()).size === 0) return;
    await this.exclusively(async () => this.#journal.drop(await old()));
  }

  async #append(id: string, status: LeaseStatus, more: More, meaning: string): Promise<void> {
    try {
      await this.#journal.append({ schema: 1, id, at: this.#clock.now(), status, ...more });
    } catch (cause) {
      throw withMeaning(cause, meaning);
    }
  }
}

/** The journal's failure with what it means for the flag. */
export function withMeaning(cause: unknown, meaning: string): unknown {
  if (!(cause instanceof FileError) || meaning === '') return cause;
  return new FileError(cause.reason, cause.file, `${cause.message} ${meaning}`);
}

export function leaseIn(leases: readonly LeaseState[], id: string): LeaseState {
  const found = leases.find(({ lease }) => lease.id === id);
  if (found === undefined)
    throw new Error(t`The journal does not know a self-release ${id}. Nothing was changed.`);
  return found;
}
