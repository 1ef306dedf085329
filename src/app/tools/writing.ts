import { t } from '@vscode/l10n';
import { isOpen, type LeaseState } from '../../core/model/lease.ts';
import { leaseWords, radiusWords } from '../../core/present/lease.ts';
import { momentWords } from '../../core/present/time.ts';
import { wishWords } from '../../core/present/wish.ts';
import { isNamed } from '../findEntry.ts';
import type { Proposal, Refused } from '../selfRelease/proposal.ts';
import { variationWords } from '../selfRelease/propose.ts';
import type { Desk } from './desk.ts';
import { type Input, InputError } from './input.ts';
import { diffOf } from './reading.ts';
import { entryFor } from './which.ts';

/** A change that a person has yet to agree to. */
export interface Proposed {
  readonly question: string;
  /** Whom it reaches, and until when. */
  readonly reach: string;
  /** The native change as a unified diff; empty where there is none to show. */
  readonly change: string;
  /** Makes the change that was proposed, on the version it was proposed on, or rejects with nothing of it made. */
  carryOut(): Promise<unknown>;
}

/** There is nothing to agree to. */
export interface Settled {
  readonly outcome: 'refused' | 'already';
  readonly why: string;
  readonly hint?: string;
}

export async function proposeRelease(desk: Desk, input: Input): Promise<Proposed | Settled> {
  const bar = desk.mayNotWrite();
  if (bar !== undefined) return refused(t`Not released. ${bar}`);
  const { app } = desk;
  const key = input.text('key');
  const entry = entryFor(app.store.entries, key, input.textIfAny('environment'));
  const identity = desk.identityOf(entry.connection.name);
  if (identity === undefined)
    return refused(
      t('Not released. It is not known who you are in the running product.'),
      t('In the editor: Release Lens: Set Who I Am in the Running Product. In a terminal: --as KEY.'),
    );
  const variation = input.textIfAny('variation');
  const proposal = await app.selfReleases.propose({
    entry,
    key,
    identity,
    hours: input.number('hours') ?? desk.hours,
    ...(variation === undefined ? {} : { variation }),
  });
  return proposal.outcome === 'proposal' ? proposed(desk, proposal) : proposal;
}

function proposed({ app }: Desk, proposal: Proposal): Proposed {
  const { plan, radius, variation: name, until } = proposal;
  const { key, entry, identity } = proposal.wish;
  const variations = plan.before.flags.get(key)?.variations ?? [];
  const variation = variations.find((each) => each.name === name) ?? { name, value: null };
  const reach = radiusWords(radius, plan.before, key);
  const end = momentWords(until * 1000, app.clock.now());
  return {
    question: wishWords(key, variation, entry.environment.name).question,
    reach: t`You are ${identity.key}. ${reach}. It ends by itself at ${end}.`,
    change: diffOf(plan.texts.name, plan.texts.before, plan.texts.after),
    async carryOut() {
      const state = await app.selfReleases.release(proposal);
      const words = leaseWords(state, variationWords(plan.before, key, name));
      return { status: state.status, told: words, until: new Date(state.lease.expiresAt).toISOString() };
    },
  };
}

export async function proposeEnd(desk: Desk, input: Input): Promise<Proposed | Settled> {
  const bar = desk.mayNotWrite();
  if (bar !== undefined) return refused(t`Not ended. ${bar}`);
  const { app } = desk;
  const key = input.text('key');
  const { lease } = await openLease(desk, key, input.textIfAny('environment'));
  return {
    question: t`End the release of ${key} to only ${lease.identity.key} in ${lease.place.environment}?`,
    reach: t('What was there before is put back; everyone else: unchanged.'),
    change: '',
    async carryOut() {
      const ended = await app.selfReleases.end(lease.id);
      if ('outcome' in ended) return ended satisfies Refused;
      return {
        status: ended.status,
        told: t`${key} is no longer released to you in ${lease.place.environment}.`,
      };
    },
  };
}

async function openLease(desk: Desk, key: string, environment: string | undefined): Promise<LeaseState> {
  const all = (await desk.app.selfReleases.reload()).filter(isOpen);
  const mine = all.filter(
    ({ lease }) =>
      lease.key === key &&
      (environment === undefined || isNamed(environment, lease.place.connection, lease.place.environment)),
  );
  const [only, ...more] = mine;
  if (only === undefined) throw new InputError(`No self-release of ${key} is open. Nothing was done.`);
  if (more.length > 0)
    throw new InputError(`${key} is released in several environments. Say which. Nothing was done.`);
  return only;
}

function refused(why: string, hint?: string): Settled {
  return { outcome: 'refused', why, ...(hint === undefined ? {} : { hint }) };
}
