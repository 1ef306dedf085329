import { t } from '@vscode/l10n';
import { changed } from '../../core/exposure/changed/changed.ts';
import { exposure } from '../../core/exposure/exposure.ts';
import { type Standing, standing } from '../../core/exposure/standing.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Approval, Taking } from '../../core/model/lease.ts';
import { isUnsettled, type Rollout, type RolloutState, type StageSeen } from '../../core/model/rollout.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Log } from '../../core/ports/log.ts';
import { waitingWords } from '../../core/present/lease.ts';
import { rolloutAuditWords, stageWords } from '../../core/present/rollout.ts';
import { Emitter } from '../emitter.ts';
import { type Entry, type FlagStore, isEntry, readFresh } from '../flagStore.ts';
import type { Health } from '../health/health.ts';
import type { AlreadyMine, Refused } from '../selfRelease/proposal.ts';
import { type Keep, send } from '../selfRelease/send.ts';
import { ask, askProduction, type Other, type Verdict } from '../selfRelease/verify.ts';
import { leasePlaceOf } from '../selfRelease/whereabouts.ts';
import { ladderOf } from './begin.ts';
import { isOn } from './place.ts';
import type { RolloutProposal, RolloutWish } from './proposal.ts';
import { propose } from './propose.ts';
import { RolloutJournal } from './rolloutJournal.ts';
import { settle } from './settle.ts';
import { takenAlong } from './takenAlong.ts';
import { releasedVariation } from './target.ts';

interface Needs {
  readonly store: FlagStore;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly health: Health;
  /** A fresh identifier for a change. */
  readonly newId: () => string;
}

/** The only door through which a release is walked on, back, or taken back from anybody but me alone. */
export class Rollouts {
  readonly #needs: Needs;
  readonly #journal: RolloutJournal;
  readonly #changed = new Emitter<readonly RolloutState[]>();
  #known: readonly RolloutState[] = [];

  readonly onDidChange = this.#changed.on;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#journal = new RolloutJournal(needs.journal, needs.clock);
  }

  /** Changes of a flag in an environment that were made from here, as last read from the journal, oldest first. */
  history(entry: Entry, key: FlagKey): readonly RolloutState[] {
    return this.#known.filter((each) => isOn(each, entry, key));
  }

  /** Reads the journal, which other windows and the command line write too. */
  async reload(): Promise<readonly RolloutState[]> {
    this.#known = await this.#journal.rollouts();
    this.#changed.fire(this.#known);
    return this.#known;
  }

  /** Where a release stands by what was last read; undefined where the flag is not known there. */
  standing(
    entry: Entry,
    key: FlagKey,
    me: Identity | undefined,
    variation?: string,
  ): (Standing & { readonly variation: string }) | undefined {
    const state = entry.snapshot?.flags.get(key);
    if (state === undefined) return undefined;
    const reach = exposure(state, this.#needs.clock.now());
    const about = variation ?? releasedVariation(state, reach);
    return about === undefined
      ? undefined
      : { ...standing(ladderOf({ entry }), reach, about, me), variation: about };
  }

  /** Reads afresh, plans, and proves whom it reaches. Writes nothing to the flag system. */
  async propose(wish: RolloutWish): Promise<RolloutProposal | AlreadyMine | Refused> {
    const open = (await this.reload()).filter(
      (each) => isOn(each, wish.entry, wish.key) && isUnsettled(each),
    );
    for (const { rollout, status } of open) {
      if (await settle(wish.entry, rollout.id, this.#journal, this.#needs.clock.now())) await this.reload();
      else if (status !== 'waiting') continue;
      else
        return {
          outcome: 'refused',
          why: t`${stageWords(rollout.from)} → ${stageWords(rollout.to)} of ${wish.key} still waits for approval.`,
          hint: t('Have it approved or declined first.'),
        };
    }
    const { clock, health } = this.#needs;
    return propose(wish, { history: this.#known, clock, health });
  }

  /** planned → applied → verified. Rejects with `ProviderError`; what the journal then says is what is so. */
  async carryOut(proposal: RolloutProposal): Promise<RolloutState> {
    const { entry, key } = proposal.wish;
    const { stays } = proposal.testimony;
    const other: Other | undefined = stays && { who: stays.who, before: await ask(entry, key, stays.who) };
    const rollout = await this.#journal.exclusively(async () => {
      const rollout = this.#rolloutOf(proposal, takenAlong(proposal, await this.#journal.leases()));
      await this.#journal.record(rollout.id, 'planned', { rollout }, t('Nothing was changed.'));
      const approval = await this.#apply(proposal, rollout);
      if (approval === undefined)
        await this.#journal.record(rollout.id, 'applied', {}, t`${key} is changed all the same.`);
      else await this.#journal.record(rollout.id, 'waiting', { approval, note: waitingWords(approval) }, '');
      return rollout;
    });
    await this.#needs.store.refresh(isEntry(entry), key);
    const written = await this.#reloaded(rollout.id);
    if (written.status === 'waiting') return written;
    const verdict = await this.#verify(proposal, other);
    await this.#conclude(rollout.id, verdict).catch((error: unknown) =>
      this.#needs.log.error(`The journal misses how the change of ${key} was verified.`, error),
    );
    return this.#reloaded(rollout.id);
  }

  /** Settles what was interrupted, as far as this workspace reaches; by reading, never by writing again. */
  async sweep(): Promise<void> {
    for (const state of (await this.reload()).filter(isUnsettled)) {
      const { key } = state.rollout;
      const entry = this.#needs.store.entries.find((each) => isOn(state, each, key));
      if (entry === undefined) continue;
      await settle(entry, state.rollout.id, this.#journal, this.#needs.clock.now()).catch((error: unknown) =>
        this.#needs.log.error(`The change of ${key} could not be settled.`, error),
      );
    }
    await this.reload();
  }

  /** Keeps what a person has learned at the stage that a change led to; the last word counts. */
  async remark(id: string, text: string): Promise<void> {
    await this.#journal.exclusively(async () => {
      const { status } = await this.#journal.rollout(id);
      await this.#journal.record(id, status, { remark: text.trim() }, t('The note was not kept.'));
    });
    await this.reload();
  }

  /** Keeps what was last seen of health where a change had led to. */
  async keepSeen(id: string, seen: StageSeen): Promise<void> {
    await this.#journal.exclusively(async () => {
      const { status, remark = '' } = await this.#journal.rollout(id);
      // As a note is kept: versions that know no more leave everything else as it is.
      await this.#journal.record(id, status, { remark, seen }, t('What was seen of health was not kept.'));
    });
    await this.reload();
  }

  async #reloaded(id: string): Promise<RolloutState> {
    await this.reload();
    return this.#journal.rollout(id);
  }

  #apply({ wish, plan, from, to }: RolloutProposal, { id }: Rollout): Promise<Approval | undefined> {
    const { entry, key, identity } = wish;
    const keep: Keep = (status, note) => this.#journal.record(id, status, { note }, '');
    return send(entry, plan, rolloutAuditWords(key, from, to, identity), keep, this.#needs.log);
  }

  /** Reads back: nobody may get anything else than was planned. Then asks the running production, where it can be. */
  async #verify({ wish, plan, testimony }: RolloutProposal, other: Other | undefined): Promise<Verdict> {
    const { entry, key } = wish;
    const now = await readFresh(entry, key);
    const planned = plan.after.flags.get(key);
    const flags = planned === undefined ? plan.after.flags : new Map(now.flags).set(key, planned);
    const difference = changed(flags, now.flags, key, this.#needs.clock.now());
    if (difference.reach === 'cannot prove' || difference.populations.length > 0)
      return { seen: false, note: t('Written, but reading it back does not give what was asked for.') };
    if (testimony.changes === undefined) return { seen: true, verification: { how: 'read back' } };
    const { who: me, after: wanted } = testimony.changes;
    return askProduction({ entry, key, me, wanted, other }, this.#needs.clock);
  }

  #conclude(id: string, { seen, ...told }: Verdict): Promise<void> {
    return this.#journal.exclusively(async () => {
      if ((await this.#journal.rollout(id)).status !== 'applied') return;
      await this.#journal.record(id, seen ? 'verified' : 'applied', told, '');
    });
  }

  #rolloutOf({ wish, variation, plan, from, to, words, reach }: RolloutProposal, taken: Taking): Rollout {
    const { connection, environment } = wish.entry;
    return {
      id: this.#needs.newId(),
      key: wish.key,
      variation,
      place: leasePlaceOf(connection, environment),
      by: wish.identity,
      startedAt: this.#needs.clock.now(),
      from,
      to,
      announced: words.headline,
      ...(reach === undefined ? {} : { reach }),
      change: plan.change,
      ...(wish.move.to === 'undo' ? { undoes: wish.move.id } : {}),
      ...taken,
    };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
