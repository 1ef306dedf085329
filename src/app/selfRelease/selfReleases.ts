import { blastRadius } from '../../core/exposure/blastRadius.ts';
import { STRANGER } from '../../core/model/identity.ts';
import {
  isOpen,
  type Lease,
  type LeaseEvent,
  type LeaseState,
  type LeaseStatus,
  leasesOf,
} from '../../core/model/lease.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Log } from '../../core/ports/log.ts';
import { isRefusal, type Plan, ProviderError } from '../../core/ports/provider.ts';
import { Emitter } from '../emitter.ts';
import { type Entry, type FlagStore, placeOf } from '../flagStore.ts';
import type { AlreadyMine, Proposal, Refused, SelfReleaseWish } from './proposal.ts';
import { propose } from './propose.ts';
import { ask, verify } from './verify.ts';

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
  readonly #changed = new Emitter<readonly LeaseState[]>();
  #known: readonly LeaseState[] = [];

  readonly onDidChange = this.#changed.on;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Open leases as last read from the journal, soonest end first. */
  get open(): readonly LeaseState[] {
    return this.#known.filter(isOpen).sort((a, b) => a.lease.expiresAt - b.lease.expiresAt);
  }

  /** Reads the journal, which other windows and the command line write too. */
  async reload(): Promise<readonly LeaseState[]> {
    this.#known = leasesOf(await this.#needs.journal.read());
    this.#changed.fire(this.open);
    return this.#known;
  }

  async propose(wish: SelfReleaseWish): Promise<Proposal | AlreadyMine | Refused> {
    return propose(wish, await this.reload(), this.#needs.clock);
  }

  /** planned → applied → verified. Rejects with `ProviderError`; what the journal then says is what is so. */
  async release(proposal: Proposal): Promise<LeaseState> {
    const { entry, key, identity } = proposal.wish;
    const lease = this.#leaseOf(proposal);
    const strangerBefore = await ask(entry, key, STRANGER);
    await this.#needs.journal.exclusively(async () => {
      await this.#note(lease.id, 'planned', { lease });
      await this.#apply(entry, proposal.plan, lease.id);
      await this.#note(lease.id, 'applied');
      if (proposal.replaces !== undefined)
        await this.#note(proposal.replaces.lease.id, 'ended', { note: 'replaced' });
    });
    await this.#needs.store.refresh(isEntry(entry));
    await this.reload();
    const wanted = entry.provider.evaluate(proposal.plan.after, key, identity);
    const verdict = await verify({ entry, key, me: identity, wanted, strangerBefore }, this.#needs.clock);
    const note = verdict.note === undefined ? {} : { note: verdict.note };
    if (verdict.seen) await this.#note(lease.id, 'verified', { verification: verdict.verification, ...note });
    else await this.#note(lease.id, 'applied', note);
    return this.#find(lease.id, await this.reload());
  }

  /** Puts back exactly what was there; where the flag was edited meanwhile, takes out only my part. */
  async end(id: string): Promise<LeaseState | Refused> {
    const { lease } = this.#find(id, await this.reload());
    const entry = this.#entryOf(lease);
    if (entry === undefined)
      return this.#orphan(lease, `${lease.place.source} is not part of this workspace.`);
    const refusal = await this.#needs.journal.exclusively(() => this.#endNow(entry, lease));
    await this.#needs.store.refresh(isEntry(entry));
    const leases = await this.reload();
    return refusal ?? this.#find(id, leases);
  }

  /** Ends what is over and settles what was interrupted, as far as this workspace reaches. */
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
    return swept;
  }

  async #sweepOne(state: LeaseState, now: number): Promise<LeaseState | undefined> {
    const entry = this.#entryOf(state.lease);
    if (entry === undefined || state.status === 'orphaned') return undefined;
    if (state.lease.expiresAt <= now || state.status === 'ending') {
      const ended = await this.end(state.lease.id);
      return 'outcome' in ended ? undefined : ended;
    }
    return isInterrupted(state) ? this.#settle(entry, state.lease) : undefined;
  }

  /** Interrupted between plan and proof: what stands in the flag system decides, nothing is sent again. */
  async #settle(entry: Entry, lease: Lease): Promise<LeaseState> {
    await this.#needs.journal.exclusively(async () => {
      // Another window may have been in the middle of it until the lock was ours.
      if (!isInterrupted(this.#find(lease.id, await this.reload()))) return;
      const now = await entry.provider.read(placeOf(entry));
      const undo = entry.provider.planUndo(now, lease.key, lease.identity, lease.change);
      if (undo === undefined)
        await this.#note(lease.id, 'failed', { note: 'interrupted before anything was written' });
      else
        await this.#note(lease.id, 'verified', {
          verification: { how: 'read back' },
          note: 'found in place',
        });
    });
    return this.#find(lease.id, await this.reload());
  }

  async #endNow(entry: Entry, lease: Lease): Promise<Refused | undefined> {
    const { provider } = entry;
    const before = await provider.read(placeOf(entry));
    const undo = provider.planUndo(before, lease.key, lease.identity, lease.change);
    if (undo === undefined) {
      await this.#note(lease.id, 'ended', { note: 'nothing of it was left' });
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
    await this.#note(lease.id, 'ending');
    await provider.apply(placeOf(entry), undo);
    await this.#note(lease.id, 'ended');
    return undefined;
  }

  async #apply(entry: Entry, plan: Plan, id: string): Promise<void> {
    try {
      await entry.provider.apply(placeOf(entry), plan);
    } catch (error) {
      const lost =
        error instanceof ProviderError && (error.reason === 'timeout' || error.reason === 'unreachable');
      await this.#note(id, lost ? 'unknown' : 'failed', {
        note: error instanceof Error ? error.message : String(error),
      });
      throw error;
    }
  }

  async #orphan(lease: Lease, why: string): Promise<Refused> {
    const hint = 'Open the folder it was made in, or take your rule out of the file by hand.';
    return { outcome: 'refused', why: `The release of ${lease.key} cannot be ended here: ${why}`, hint };
  }

  #leaseOf({ wish, variation, until, plan }: Proposal): Lease {
    const { connection, environment } = wish.entry;
    return {
      id: this.#needs.newId(),
      key: wish.key,
      variation,
      identity: wish.identity,
      place: {
        provider: connection.provider,
        connection: connection.name,
        root: connection.root,
        environment: environment.name,
        source: environment.source,
      },
      startedAt: this.#needs.clock.now(),
      expiresAt: until * 1000,
      change: plan.change,
    };
  }

  #entryOf({ place }: Lease): Entry | undefined {
    return this.#needs.store.entries.find(
      ({ connection, environment }) => connection.root === place.root && environment.source === place.source,
    );
  }

  #find(id: string, leases: readonly LeaseState[]): LeaseState {
    const found = leases.find(({ lease }) => lease.id === id);
    if (found === undefined)
      throw new Error(`The journal does not know a self-release ${id}. Nothing was changed.`);
    return found;
  }

  async #note(id: string, status: LeaseStatus, more: Partial<LeaseEvent> = {}): Promise<void> {
    await this.#needs.journal.append({ schema: 1, id, at: this.#needs.clock.now(), status, ...more });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function isInterrupted({ status }: LeaseState): boolean {
  return status === 'planned' || status === 'unknown';
}

function isEntry({ connection, environment }: Entry): (entry: Entry) => boolean {
  return (other) => other.connection.name === connection.name && other.environment.name === environment.name;
}
