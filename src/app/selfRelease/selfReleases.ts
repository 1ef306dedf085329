import { t } from '@vscode/l10n';
import { STRANGER } from '../../core/model/identity.ts';
import { type Approval, isOpen, type Lease, type LeaseState } from '../../core/model/lease.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Log } from '../../core/ports/log.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { auditWords, overWords, waitingWords } from '../../core/present/lease.ts';
import { Emitter } from '../emitter.ts';
import { type FlagStore, isEntry } from '../flagStore.ts';
import { endLease } from './end.ts';
import { LeaseJournal, leaseIn, withMeaning } from './leaseJournal.ts';
import type { AlreadyMine, Proposal, Refused, SelfReleaseWish } from './proposal.ts';
import { propose, standingFor } from './propose.ts';
import { type Keep, send } from './send.ts';
import { settle } from './settle.ts';
import { ask, type Verdict, verify } from './verify.ts';
import { leasePlaceOf, whereabouts } from './whereabouts.ts';

interface Needs {
  readonly store: FlagStore;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** A fresh identifier for a lease. */
  readonly newId: () => string;
}

/** The only door through which a self-release is written, ended or settled. */
export class SelfReleases {
  readonly #needs: Needs;
  readonly #journal: LeaseJournal;
  readonly #changed = new Emitter<readonly LeaseState[]>();
  #known: readonly LeaseState[] = [];

  readonly onDidChange = this.#changed.on;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#journal = new LeaseJournal(needs.journal, needs.clock);
  }

  /** Open leases as last read from the journal, soonest end first. */
  get open(): readonly LeaseState[] {
    return this.#known.filter(isOpen).sort((a, b) => a.lease.expiresAt - b.lease.expiresAt);
  }

  /** Those that are over, too, as far back as the journal remembers. */
  get all(): readonly LeaseState[] {
    return this.#known;
  }

  /** Reads the journal, which other windows and the command line write too. */
  async reload(): Promise<readonly LeaseState[]> {
    this.#known = await this.#journal.leases();
    this.#changed.fire(this.open);
    return this.#known;
  }

  async propose(wish: SelfReleaseWish): Promise<Proposal | AlreadyMine | Refused> {
    return propose(wish, await this.#reloadBefore(), this.#needs.clock);
  }

  /** planned → applied → verified. Rejects with `ProviderError`; what the journal then says is what is so. */
  async release(proposal: Proposal): Promise<LeaseState> {
    const { entry, key, identity } = proposal.wish;
    const lease = this.#leaseOf(proposal);
    const strangerBefore = await ask(entry, key, STRANGER);
    await this.#journal.exclusively(async () => {
      await this.#assertCurrent(proposal);
      await this.#journal.intend(lease.id, 'planned', { lease });
      const approval = await this.#apply(proposal, lease);
      if (approval === undefined)
        await this.#journal.record(lease.id, 'applied', {}, t`${key} is changed for you all the same.`);
      else await this.#journal.record(lease.id, 'waiting', { approval, note: waitingWords(approval) });
    });
    await this.#needs.store.refresh(isEntry(entry), key);
    const written = leaseIn(await this.reload(), lease.id);
    if (written.status === 'waiting') return written;
    const wanted = entry.provider.evaluate(proposal.plan.after, key, identity);
    const other = { who: STRANGER, before: strangerBefore };
    const verdict = await verify({ entry, key, me: identity, wanted, other }, this.#needs.clock);
    await this.#conclude(lease.id, verdict).catch((error: unknown) =>
      this.#needs.log.error(`The journal misses how the release of ${key} was verified.`, error),
    );
    return leaseIn(await this.reload(), lease.id);
  }

  /** Puts back exactly what was there; where the flag was edited meanwhile, takes out only my part. */
  end(id: string): Promise<LeaseState | Refused> {
    return this.#end(id);
  }

  async #end(id: string, why?: string): Promise<LeaseState | Refused> {
    const { lease } = leaseIn(await this.#reloadBefore(), id);
    const where = await whereabouts(this.#needs.store, lease);
    if (where.is === 'elsewhere') return notHere(lease);
    const refusal = await this.#journal.exclusively(() =>
      endLease(where, id, this.#journal, this.#needs.clock.now(), why),
    );
    if (where.is === 'here') await this.#needs.store.refresh(isEntry(where.entry), lease.key);
    const leases = await this.reload();
    return refusal ?? leaseIn(leases, id);
  }

  /**
   * Ends what is over, settles what was interrupted, marks what is gone, as far as this workspace reaches.
   * What is over is told by this machine's clock at that moment and by nothing remembered: a clock that was wrong
   * and is right again has ended nothing unless a sweep fell in between, and then only early, never late; what the clock
   * said is kept with the lease, so that a person can see why.
   */
  async sweep(): Promise<readonly LeaseState[]> {
    const now = this.#needs.clock.now();
    const swept: LeaseState[] = [];
    for (const state of (await this.reload()).filter(isOpen)) {
      try {
        const settled = await this.#sweepOne(state, now);
        if (settled !== undefined) swept.push(settled);
      } catch (error) {
        this.#needs.log.error(`The self-release of ${state.lease.key} could not be settled.`, error);
      }
    }
    await this.#journal
      .compact()
      .catch((error: unknown) => this.#needs.log.error('The journal could not be compacted.', error));
    return swept;
  }

  async #reloadBefore(): Promise<readonly LeaseState[]> {
    try {
      return await this.reload();
    } catch (cause) {
      throw withMeaning(cause, t('Nothing was changed.'));
    }
  }

  async #sweepOne(state: LeaseState, now: number): Promise<LeaseState | undefined> {
    const where = await whereabouts(this.#needs.store, state.lease);
    if (where.is === 'elsewhere') return undefined;
    const over = state.lease.expiresAt <= now;
    if (over || state.status === 'ending') {
      const ended = await this.#end(state.lease.id, over ? overWords(now) : undefined);
      return 'outcome' in ended ? undefined : ended;
    }
    const changed = await settle(where, state, this.#journal, now);
    return changed ? leaseIn(await this.reload(), state.lease.id) : undefined;
  }

  /** The flag's version guards the file; this guards the journal: one lease a flag, also between two windows. */
  async #assertCurrent({ wish, replaces }: Proposal): Promise<void> {
    const standing = standingFor(wish, await this.#journal.leases());
    const known = new Set(replaces.map(({ lease }) => lease.id));
    if (standing.length === known.size && standing.every(({ lease }) => known.has(lease.id))) return;
    throw new ProviderError(
      'conflict',
      t`A self-release of ${wish.key} was made or ended from another window meanwhile. Nothing was changed.`,
    );
  }

  #apply({ wish, plan }: Proposal, lease: Lease): Promise<Approval | undefined> {
    const keep: Keep = (status, note) => this.#journal.record(lease.id, status, { note });
    return send(wish.entry, plan, auditWords('release', lease), keep, this.#needs.log);
  }

  /** Asking takes up to a minute, in which another window may have ended it. */
  #conclude(id: string, verdict: Verdict): Promise<void> {
    return this.#journal.exclusively(async () => {
      if ((await this.#journal.lease(id)).status !== 'applied') return;
      const note = verdict.note === undefined ? {} : { note: verdict.note };
      if (verdict.seen)
        await this.#journal.record(id, 'verified', { verification: verdict.verification, ...note });
      else await this.#journal.record(id, 'applied', note);
    });
  }

  #leaseOf({ wish, variation, until, plan, replaces }: Proposal): Lease {
    const { connection, environment } = wish.entry;
    return {
      id: this.#needs.newId(),
      key: wish.key,
      variation,
      identity: wish.identity,
      place: leasePlaceOf(connection, environment),
      startedAt: this.#needs.clock.now(),
      expiresAt: until * 1000,
      change: plan.change,
      ...(replaces.length === 0 ? {} : { replaces: replaces.map(({ lease }) => lease.id) }),
    };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function notHere({ key, place: { source } }: Lease): Refused {
  return {
    outcome: 'refused',
    why: t`The release of ${key} cannot be ended here: ${source} is not part of this workspace.`,
    hint: t('Open the folder it was made in, or take your rule out of the file by hand.'),
  };
}
