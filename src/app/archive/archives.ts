import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Rollout, RolloutState } from '../../core/model/rollout.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Log } from '../../core/ports/log.ts';
import { archivedWords, rolloutAuditWords } from '../../core/present/rollout.ts';
import { type FlagStore, isEntry, readFresh } from '../flagStore.ts';
import { RolloutJournal } from '../rollout/rolloutJournal.ts';
import type { Rollouts } from '../rollout/rollouts.ts';
import type { Refused } from '../selfRelease/proposal.ts';
import { send } from '../selfRelease/send.ts';
import { leasePlaceOf } from '../selfRelease/whereabouts.ts';
import { isAway } from './away.ts';
import type { Act, ArchiveProposal, ArchiveWish } from './proposal.ts';
import { propose } from './propose.ts';

interface Needs {
  readonly store: FlagStore;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** What is put away is the last step of its release, and is told and settled with the others. */
  readonly rollouts: Pick<Rollouts, 'reload'>;
  readonly newId: () => string;
}

/** Where a release ends once it is everybody's. */
const ARCHIVED = 'archived';

/** The only door through which a flag is put away in its flag system. */
export class Archives {
  readonly #needs: Needs;
  readonly #journal: RolloutJournal;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#journal = new RolloutJournal(needs.journal, needs.clock);
  }

  /** Reads afresh and looks for whoever still needs the flag. Writes nothing. */
  propose(wish: ArchiveWish): Promise<ArchiveProposal | Refused> {
    return propose(wish, this.#needs.store.entries, this.#needs.clock.now());
  }

  /** planned → applied → verified, one act after the other. Rejects with `ProviderError`; the acts before it stand. */
  async carryOut({ wish, acts }: ArchiveProposal): Promise<readonly RolloutState[]> {
    const done: RolloutState[] = [];
    for (const act of acts) done.push(await this.#carryOut(wish, act));
    return done;
  }

  async #carryOut(wish: ArchiveWish, act: Act): Promise<RolloutState> {
    const { key, by } = wish;
    const { entry, plan, covers, from } = act;
    const rollout = this.#rolloutOf(wish, act);
    const record: RolloutJournal['record'] = (...line) => this.#journal.record(...line);
    await this.#journal.exclusively(async () => {
      await record(rollout.id, 'planned', { rollout }, t('Nothing was changed.'));
      const words = rolloutAuditWords(key, from, ARCHIVED, by);
      const keep = (status: 'unknown' | 'failed', note: string) => record(rollout.id, status, { note }, '');
      await send(entry, plan, words, keep, this.#needs.log);
      await record(rollout.id, 'applied', {}, t`${key} is archived all the same.`);
    });
    await this.#needs.store.refresh((each) => covers.some((cover) => isEntry(cover)(each)), key);
    await this.#conclude(rollout.id, key, act).catch((error: unknown) =>
      this.#needs.log.error(`It was not seen whether ${key} is archived.`, error),
    );
    await this.#needs.rollouts.reload();
    return this.#journal.rollout(rollout.id);
  }

  /** Every environment it was to be put away in is read again. */
  async #conclude(id: string, key: FlagKey, { covers }: Act): Promise<void> {
    const read = await Promise.all(covers.map((entry) => readFresh(entry, key)));
    const told = read.every((snapshot) => isAway(snapshot, key))
      ? ({ status: 'verified', verification: { how: 'read back' } } as const)
      : ({ status: 'applied', note: t('Written, but reading it back still shows the flag.') } as const);
    const { status, ...more } = told;
    await this.#journal.exclusively(() => this.#journal.record(id, status, more, ''));
  }

  #rolloutOf({ key, by }: ArchiveWish, { entry, plan, covers, from }: Act): Rollout {
    return {
      id: this.#needs.newId(),
      key,
      variation: '',
      place: leasePlaceOf(entry.connection, entry.environment),
      by,
      startedAt: this.#needs.clock.now(),
      from,
      to: ARCHIVED,
      announced: archivedWords(covers.map(({ environment }) => environment.name)),
      change: plan.change,
      archives: true,
    };
  }
}
