import type { Withdrawal } from '../exposure/withdrawals.ts';
import type { FlagKey } from '../model/flag.ts';
import type { Identity } from '../model/identity.ts';
import type { LadderStage } from '../model/ladder.ts';
import type { RolloutState } from '../model/rollout.ts';
import { momentWords } from './time.ts';
import { percentWords, whoWords } from './words.ts';

/** Whom a stage adds, in words: `internal`, `3 people`, `5% of everyone else`. */
export function stageReach({ population }: LadderStage, me: Identity | undefined): string {
  switch (population?.kind) {
    case undefined:
      return 'not set up';
    case 'me':
      return me === undefined ? 'not known who you are' : 'you';
    case 'people':
      return whoWords({ kind: 'people', attribute: '$key', keys: population.keys }, me);
    case 'segment':
      return whoWords({ kind: 'segment', name: population.name }, me);
    case 'condition': {
      const { attribute, values } = population;
      return `those whose ${attribute} is ${values.join(' or ')}`;
    }
    case 'share':
      return `${percentWords(population.share)} of everyone else`;
    case 'everyone':
      return 'everyone';
  }
}

export function withdrawalWords(withdrawal: Withdrawal, me: Identity | undefined): string {
  switch (withdrawal.kind) {
    case 'population':
      return whoWords(withdrawal.who, me);
    case 'share':
      return 'the share of everyone else';
    case 'everyone but me':
      return 'everyone but you';
    case 'everyone':
      return 'everyone';
  }
}

/** What was made of a change, for the person; never more than was seen. */
export function rolloutWords({ rollout, status, verification, note }: RolloutState): string {
  const { key, place, from, to, announced } = rollout;
  const step = `${key} in ${place.environment}: ${from} → ${to}. ${capital(announced)}.`;
  if (status === 'waiting') return `Waiting for approval. ${step}`;
  if (status !== 'verified') return note ?? `${step} ${capital(status)}.`;
  if (verification?.how === 'asked')
    return `${step} ${place.url === undefined ? 'Production' : place.connection} was asked about somebody who changes and somebody who does not.`;
  const doubt = note === undefined ? '' : ` ${note}`;
  if (place.url !== undefined) return `${step}${doubt} It was read back from ${place.connection}.`;
  return `Written: ${step}${doubt} It takes effect where ${place.source} is read: commit and push it.`;
}

/** What is asked before a step, and what the button says. `move`: what kind of step it is. */
export function stepWords(
  { from, to }: { readonly from: string; readonly to: string },
  move: string,
  where: string,
): { readonly question: string; readonly yes: string } {
  switch (move) {
    case 'withdraw':
      return { question: `Un-release ${where}: from ${from} to ${to}?`, yes: 'Un-Release' };
    case 'undo':
      return { question: `Undo the last step of ${where}: back to ${to}?`, yes: 'Undo' };
    case 'previous':
      return { question: `Take ${where} back from ${from} to ${to}?`, yes: `Back to ${to}` };
    default:
      return { question: `Release ${where}: from ${from} to ${to}?`, yes: `Release to ${to}` };
  }
}

/** What is left of a release after it was taken back, in the place of a stage's name. */
export function leftWords(withdrawal: Withdrawal, me: Identity | undefined): string {
  switch (withdrawal.kind) {
    case 'population':
      return `without ${whoWords(withdrawal.who, me)}`;
    case 'share':
      return 'without a share';
    case 'everyone but me':
      return 'only you';
    case 'everyone':
      return 'nobody';
  }
}

/** Who, what and why, as it stands in the flag system's own audit log. */
export function rolloutAuditWords(key: FlagKey, from: string, to: string, by: Identity): string {
  return `Release Lens: ${by.key} takes ${key} from ${from} to ${to}.`;
}

/** What is said of a flag that is put away. */
export function archivedWords(environments: readonly string[]): string {
  return `archived in ${environments.join(', ')}; whoever still asks for it gets the default in their code`;
}

/** `LaunchDarkly is to change it by itself: 3 Dec 14:00`, the soonest; undefined where nothing is scheduled. */
export function scheduledWords(
  system: string,
  scheduled: readonly number[] | undefined,
  now: number,
): string | undefined {
  const [first, ...later] = scheduled ?? [];
  if (first === undefined) return undefined;
  const more =
    later.length === 0 ? '' : `, and ${later.length} more ${later.length === 1 ? 'time' : 'times'}`;
  return `${system} is to change it by itself: ${momentWords(first, now)}${more}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
