import { t } from '@vscode/l10n';
import { blastRadius } from '../../core/exposure/blastRadius.ts';
import { forbidden } from '../../core/model/guard.ts';
import { isOpen, type LeaseState, sameSystem } from '../../core/model/lease.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { isRefusal, type Plan, type Provider, type Refusal } from '../../core/ports/provider.ts';
import { valueWords } from '../../core/present/words.ts';
import { CONFIG_FILE } from '../config/fields.ts';
import { readFresh } from '../flagStore.ts';
import {
  type AlreadyMine,
  defaultVariation,
  type Proposal,
  type Refused,
  type SelfReleaseWish,
} from './proposal.ts';

const MAX_HOURS = 24 * 30;
/** A lone surrogate does not survive UTF-8; YAML readers refuse a whole file for one of the others. */
const UNWRITABLE = /[\p{Surrogate}\p{Control}\p{Noncharacter_Code_Point}\uFEFF]/u;

/** Reads afresh, plans the smallest change and proves whom it reaches. Writes nothing. */
export async function propose(
  wish: SelfReleaseWish,
  leases: readonly LeaseState[],
  clock: Clock,
): Promise<Proposal | AlreadyMine | Refused> {
  const { entry, key, identity } = wish;
  const doubt = doubtful(wish);
  if (doubt !== undefined) return refused(doubt);
  const before = await readFresh(entry, key);
  const barred = forbidden(entry.connection.forbid, {
    environment: entry.environment.name,
    key,
    tags: before.flags.get(key)?.tags ?? [],
  });
  if (barred !== undefined) return refused(t`In this project ${barred} (${CONFIG_FILE}).`);
  const variation = wish.variation ?? defaultVariation({ ...entry, snapshot: before }, key);
  if (variation === undefined) {
    return refused(
      t`${key} has no variation that is simply "on".`,
      t`Say which: ${variationsOf(before, key)}.`,
    );
  }
  const until = Math.floor(clock.now() / 1000) + Math.round(wish.hours * 3600);
  const replaces = standingFor(wish, leases);
  const plan = planOn(entry.provider, before, wish, variation, until, replaces);
  if (isRefusal(plan)) return refused(plan.refused, plan.hint);
  const radius = blastRadius(before, plan.after, key, identity, (snapshot, flag, who) =>
    entry.provider.evaluate(snapshot, flag, who),
  );
  if (radius.reach === 'cannot prove') {
    return refused(t`It cannot be proved that releasing ${key} touches nobody else: ${radius.why}.`);
  }
  if (radius.reach === 'nobody' && replaces.length === 0) {
    return {
      outcome: 'already',
      why: t`${key} already is ${variationWords(before, key, variation)} for ${identity.key}.`,
    };
  }
  return { outcome: 'proposal', wish, variation, until, plan, radius, replaces };
}

/** Open leases of mine on the same flag. Two of them only after a crash between a write and its line in the journal. */
export function standingFor(wish: SelfReleaseWish, leases: readonly LeaseState[]): readonly LeaseState[] {
  return leases.filter((lease) => isOpen(lease) && isSame(lease, wish));
}

/** A lease that is extended or turned to another variation is first undone, on paper, and then planned anew. */
function planOn(
  provider: Provider,
  before: Snapshot,
  { key, identity }: SelfReleaseWish,
  variation: string,
  until: number,
  replaces: readonly LeaseState[],
): Plan | Refusal {
  let [shown, undone] = [undefined as string | undefined, before];
  const steps: unknown[] = [];
  for (const { lease } of replaces) {
    const undo = provider.planUndo(undone, key, identity, lease.change);
    if (undo === undefined) continue;
    if (isRefusal(undo)) return undo;
    shown ??= undo.texts.before;
    undone = undo.after;
    steps.push(...undo.steps);
  }
  const plan = provider.planSelfRelease(undone, { key, variation, identity, until });
  if (isRefusal(plan) || shown === undefined) return plan;
  return { ...plan, before, steps: [...steps, ...plan.steps], texts: { ...plan.texts, before: shown } };
}

function doubtful({ identity, hours }: SelfReleaseWish): string | undefined {
  if (identity.key.trim() === '') return t('It is not known who you are in the running product.');
  if (identity.key.length > 512) return t('The key of your identity is longer than 512 characters.');
  if (UNWRITABLE.test(identity.key))
    return t('The key of your identity has control characters or halves of characters in it.');
  if (!(hours > 0 && hours <= MAX_HOURS))
    return t`A self-release lasts from a few minutes to ${MAX_HOURS / 24} days.`;
  return undefined;
}

function isSame({ lease }: LeaseState, { entry, key, identity }: SelfReleaseWish): boolean {
  return (
    lease.key === key &&
    lease.identity.key === identity.key &&
    sameSystem(lease.place, entry.connection) &&
    lease.place.source === entry.environment.source
  );
}

function variationsOf(snapshot: Snapshot, key: string): string {
  return (
    snapshot.flags
      .get(key)
      ?.variations.map(({ name }) => name)
      .join(', ') ?? t('it has none')
  );
}

export function variationWords(snapshot: Snapshot, key: string, variation: string): string {
  const value = snapshot.flags.get(key)?.variations.find(({ name }) => name === variation)?.value;
  return typeof value === 'boolean' ? valueWords(value) : variation;
}

function refused(why: string, hint?: string): Refused {
  return { outcome: 'refused', why, ...(hint === undefined ? {} : { hint }) };
}
