import { t } from '@vscode/l10n';
import { type LeaseState, leasesOf } from '../../core/model/lease.ts';
import {
  ROLLOUT_SCHEMA,
  type RolloutEvent,
  type RolloutState,
  type RolloutStatus,
  rolloutsOf,
} from '../../core/model/rollout.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import { withMeaning } from '../selfRelease/leaseJournal.ts';

type More = Pick<RolloutEvent, 'rollout' | 'verification' | 'approval' | 'note' | 'remark' | 'seen'>;

/** The journal as changes of a release; its failures say what they mean for the flag. */
export class RolloutJournal {
  readonly #journal: Journal;
  readonly #clock: Clock;

  constructor(journal: Journal, clock: Clock) {
    this.#journal = journal;
    this.#clock = clock;
  }

  async rollouts(): Promise<readonly RolloutState[]> {
    return rolloutsOf(await this.#journal.read());
  }

  async leases(): Promise<readonly LeaseState[]> {
    return leasesOf(await this.#journal.read());
  }

  async rollout(id: string): Promise<RolloutState> {
    const found = (await this.rollouts()).find(({ rollout }) => rollout.id === id);
    if (found === undefined)
      throw new Error(t`The journal does not know a change ${id}. Nothing was changed.`);
    return found;
  }

  /** While no other window or process writes. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#journal.exclusively(work);
  }

  /** `meaning`: what it means for the flag when the line cannot be written. */
  async record(id: string, status: RolloutStatus, more: More, meaning: string): Promise<void> {
    try {
      await this.#journal.append({ schema: ROLLOUT_SCHEMA, id, at: this.#clock.now(), status, ...more });
    } catch (cause) {
      throw withMeaning(cause, meaning);
    }
  }
}
