import { t } from '@vscode/l10n';
import type { Identity } from '../model/identity.ts';
import type { LeaseState } from '../model/lease.ts';
import { isMade, type RolloutState } from '../model/rollout.ts';
import type { FlagChange } from '../ports/provider.ts';
import { statusWords } from './lease.ts';
import { stageWords } from './rollout.ts';
import { durationWords, momentWords } from './time.ts';

export interface TimelineEntry {
  /** Unix milliseconds. */
  readonly at: number;
  readonly when: string;
  readonly what: string;
  readonly who?: string;
  /** What somebody has noted about it. */
  readonly note?: string;
  /** What was seen where it led to until it was left: for how long, how many people, and each gate. */
  readonly seen?: readonly string[];
}

/** What has happened to a flag in an environment, as far as it is known here. */
export interface Happened {
  /** Changes of whom it reaches, oldest first. */
  readonly history: readonly RolloutState[];
  /** My self-releases. */
  readonly leases: readonly LeaseState[];
  /** The flag's last change, by the flag system's own history. */
  readonly changed: FlagChange | undefined;
  readonly me: Identity | undefined;
  /** Unix milliseconds. */
  readonly now: number;
}

/** A change of ours is in the flag system's history too, a moment later. */
const SAME_MS = 60_000;

/** Newest first. */
export function timelineOf({ history, leases, changed, me, now }: Happened): readonly TimelineEntry[] {
  const ours: readonly Omit<TimelineEntry, 'when'>[] = [
    ...history.map((state, index) => ({
      ...{ at: state.at, what: changeWords(state), who: whoWords(state, me) },
      ...(state.remark ? { note: state.remark } : {}),
      ...seenUntil(state, history.slice(index + 1).find(({ status }) => isMade(status))?.at),
    })),
    ...leases.flatMap(leaseWords),
  ];
  const theirs =
    changed === undefined || ours.some(({ at }) => Math.abs(at - changed.at) < SAME_MS)
      ? []
      : [{ at: changed.at, what: t`changed (${changed.seen})`, who: changed.by }];
  return [...ours, ...theirs]
    .sort((a, b) => b.at - a.at)
    .map((entry) => ({ ...entry, when: momentWords(entry.at, now) }));
}

function changeWords({ rollout, status, undone, note }: RolloutState): string {
  const step = `${stageWords(rollout.from)} → ${stageWords(rollout.to)}: ${rollout.announced}`;
  const told = isMade(status) ? step : `${step} (${note ?? statusWords(status)})`;
  return undone === true ? t`${told} (taken back since)` : told;
}

function seenUntil({ at, seen }: RolloutState, left: number | undefined): Pick<TimelineEntry, 'seen'> {
  if (seen === undefined || left === undefined) return {};
  return { seen: [t`for ${durationWords(left - at)}`, ...[seen.people ?? []].flat(), ...seen.health] };
}

function whoWords({ rollout }: RolloutState, me: Identity | undefined): string {
  return rollout.by.key === me?.key ? t('you') : rollout.by.key;
}

function leaseWords({ lease, status, at }: LeaseState): readonly Omit<TimelineEntry, 'when'>[] {
  if (status === 'failed') return [];
  const begun = { at: lease.startedAt, what: t`${lease.variation} released to only you` };
  return status === 'ended' ? [begun, { at, what: t('self-release ended') }] : [begun];
}
