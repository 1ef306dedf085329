import { t } from '@vscode/l10n';
import type { BlastRadius } from '../exposure/blastRadius.ts';
import type { Evaluation } from '../model/evaluation.ts';
import type { Approval, Lease, LeaseState, LeaseStatus } from '../model/lease.ts';
import type { RolloutStatus } from '../model/rollout.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { momentWords } from './time.ts';
import { servedWords } from './words.ts';

/** `you: off → on; everyone else: unchanged` */
export function radiusWords(radius: BlastRadius, snapshot: Snapshot, key: string): string {
  if (radius.reach === 'cannot prove') return t`cannot be proved: ${radius.why}`;
  const before = evaluationWords(radius.before, snapshot, key);
  const mine =
    radius.reach === 'nobody'
      ? t`${before}, as before`
      : `${before} → ${evaluationWords(radius.after, snapshot, key)}`;
  return t`you: ${mine}; everyone else: unchanged`;
}

function evaluationWords(evaluation: Evaluation, snapshot: Snapshot, key: string): string {
  const state = snapshot.flags.get(key);
  if (evaluation.outcome === 'cannot tell' || state === undefined) return t("can't tell");
  return servedWords(evaluation.variation, state);
}

/** What a journal calls how far something has come. */
export function statusWords(status: LeaseStatus | RolloutStatus): string {
  switch (status) {
    case 'planned':
      return t('planned');
    case 'ending':
      return t('ending');
    case 'overtaken':
      return t('overtaken');
    case 'applied':
      return t('applied');
    case 'verified':
      return t('verified');
    case 'waiting':
      return t('waiting for approval');
    case 'unknown':
      return t('unknown');
    case 'ended':
      return t('ended');
    case 'failed':
      return t('failed');
    case 'orphaned':
      return t('orphaned');
  }
}

/** What a person is told once a release is made; never more than was seen. */
export function leaseWords({ lease, status, verification, note }: LeaseState, variation: string): string {
  const { key, place, expiresAt, startedAt } = lease;
  const until = momentWords(expiresAt, startedAt);
  const said = t`${key} is ${variation} for only you in ${place.environment} until ${until}. Nobody else is touched.`;
  if (status !== 'verified') return note ?? `${key}: ${statusWords(status)}.`;
  if (verification?.how === 'asked')
    return place.url === undefined
      ? t`${said} Production was asked, as you and as a stranger.`
      : t`${said} ${place.connection} was asked, as you and as a stranger.`;
  const told = note === undefined ? said : `${said} ${note}`;
  if (place.url !== undefined) return t`${told} It was read back from ${place.connection}.`;
  return t`Written: ${told} It takes effect where ${place.source} is read: commit and push it.`;
}

export function waitingWords({ by, undated }: Approval): string {
  const waiting = by === undefined ? t('Waiting for approval.') : t`Waiting for approval by ${by}.`;
  return undated === true ? `${waiting} ${undatedWords()}` : waiting;
}

/** Of a release whose end could not be asked for with it. */
export function undatedWords(): string {
  return t(
    'A request there cannot carry the end of a release: once approved, it is ended from here when its time is over, and that may have to be approved, too.',
  );
}

/** Who, what and why, as it stands in the flag system's own audit log: for a whole team, and so in English. */
export function auditWords(what: 'release' | 'end', { key, variation, identity, expiresAt }: Lease): string {
  if (what === 'end') return `Release Lens: the release of ${key} to only ${identity.key} ends.`;
  const until = new Date(expiresAt).toISOString();
  return `Release Lens: ${key} is released as "${variation}" to only ${identity.key} until ${until}, to debug it there.`;
}

/** Why one was ended that nobody ended; the moment in full, as a clock that is wrong may be wrong by days. */
export function overWords(now: number): string {
  return t`over by this machine's clock, which said ${new Date(now).toISOString()}`;
}

/** Why a self-release cannot be ended, and what a person can do about it. */
export function orphanWords({ key, identity, expiresAt }: Lease, why: string, now: number): string {
  const end = expiresAt > now ? t`It is over at ${momentWords(expiresAt, now)}` : t('It is over');
  return t`${why} ${end}; if it has moved, take the rule on "${identity.key}" out of ${key} by hand.`;
}
