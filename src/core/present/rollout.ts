import { t } from '@vscode/l10n';
import type { Withdrawal } from '../exposure/withdrawals.ts';
import type { FlagKey } from '../model/flag.ts';
import type { Identity } from '../model/identity.ts';
import type { LadderStage } from '../model/ladder.ts';
import type { RolloutState } from '../model/rollout.ts';
import { statusWords } from './lease.ts';
import { momentWords } from './time.ts';
import { percentWords, whoWords } from './words.ts';

/** Whom a stage adds, in words: `internal`, `3 people`, `5% of everyone else`. */
export function stageReach({ population }: LadderStage, me: Identity | undefined): string {
  switch (population?.kind) {
    case undefined:
      return t('not set up');
    case 'me':
      return me === undefined ? t('not known who you are') : t('you');
    case 'people':
      return whoWords({ kind: 'people', attribute: '$key', keys: population.keys }, me);
    case 'segment':
      return whoWords({ kind: 'segment', name: population.name }, me);
    case 'condition': {
      const { attribute, values } = population;
      return t`those whose ${attribute} is ${values.join(t(' or '))}`;
    }
    case 'share':
      return t`${percentWords(population.share)} of everyone else`;
    case 'everyone':
      return t('everyone');
  }
}

/**
 * A stage's name, or what a change left, for a person: `from` and `to` stand in the journal in English. What a team
 * has called a stage is a name, but for what says whom it reaches.
 */
export function stageWords(name: string): string {
  switch (name) {
    case 'only me':
      return t('only me');
    case 'everyone':
      return t('everyone');
    case 'nobody':
      return t('nobody');
    case 'only you':
      return t('only you');
    case 'before the first stage':
      return t('before the first stage');
    case 'without a share':
      return t('without a share');
    default:
      return name;
  }
}

export function withdrawalWords(withdrawal: Withdrawal, me: Identity | undefined): string {
  switch (withdrawal.kind) {
    case 'population':
      return whoWords(withdrawal.who, me);
    case 'share':
      return t('the share of everyone else');
    case 'everyone but me':
      return t('everyone but you');
    case 'everyone':
      return t('everyone');
  }
}

/** What was made of a change, for the person; never more than was seen. */
export function rolloutWords({ rollout, status, verification, note }: RolloutState): string {
  const { key, place, from, to, announced } = rollout;
  const step = t`${key} in ${place.environment}: ${stageWords(from)} → ${stageWords(to)}. ${capital(announced)}.`;
  if (status === 'waiting') return t`Waiting for approval. ${step}`;
  if (status !== 'verified') return note ?? `${step} ${capital(statusWords(status))}.`;
  if (verification?.how === 'asked')
    return place.url === undefined
      ? t`${step} Production was asked about somebody who changes and somebody who does not.`
      : t`${step} ${place.connection} was asked about somebody who changes and somebody who does not.`;
  const told = note === undefined ? step : `${step} ${note}`;
  if (place.url !== undefined) return t`${told} It was read back from ${place.connection}.`;
  return t`Written: ${told} It takes effect where ${place.source} is read: commit and push it.`;
}

/** What is asked before a step, and what the button says. `move`: what kind of step it is. */
export function stepWords(
  step: { readonly from: string; readonly to: string },
  move: string,
  where: string,
): { readonly question: string; readonly yes: string } {
  const from = stageWords(step.from);
  const to = stageWords(step.to);
  switch (move) {
    case 'withdraw':
      return { question: t`Un-release ${where}: from ${from} to ${to}?`, yes: t('Un-Release') };
    case 'undo':
      return { question: t`Undo the last step of ${where}: back to ${to}?`, yes: t('Undo') };
    case 'previous':
      return { question: t`Take ${where} back from ${from} to ${to}?`, yes: t`Back to ${to}` };
    default:
      return { question: t`Release ${where}: from ${from} to ${to}?`, yes: t`Release to ${to}` };
  }
}

/** What is left of a release after it was taken back, in the place of a stage's name. */
export function leftWords(withdrawal: Withdrawal, me: Identity | undefined): string {
  switch (withdrawal.kind) {
    case 'population':
      return t`without ${whoWords(withdrawal.who, me)}`;
    case 'share':
      return 'without a share';
    case 'everyone but me':
      return 'only you';
    case 'everyone':
      return 'nobody';
  }
}

/** Who, what and why, as it stands in the flag system's own audit log: for a whole team, and so in English. */
export function rolloutAuditWords(key: FlagKey, from: string, to: string, by: Identity): string {
  return `Release Lens: ${by.key} takes ${key} from ${from} to ${to}.`;
}

/** What is said of a flag that is put away. */
export function archivedWords(environments: readonly string[]): string {
  return t`archived in ${environments.join(', ')}; whoever still asks for it gets the default in their code`;
}

/** `LaunchDarkly is to change it by itself: 3 Dec 14:00`, the soonest; undefined where nothing is scheduled. */
export function scheduledWords(
  system: string,
  scheduled: readonly number[] | undefined,
  now: number,
): string | undefined {
  const [first, ...later] = scheduled ?? [];
  if (first === undefined) return undefined;
  const soon = t`${system} is to change it by itself: ${momentWords(first, now)}`;
  if (later.length === 0) return soon;
  return later.length === 1 ? t`${soon}, and 1 more time` : t`${soon}, and ${later.length} more times`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
