import { t } from '@vscode/l10n';
import { type LeaseState, sameSystem } from '../model/lease.ts';
import type { FlagChange } from '../ports/provider.ts';

type Place = Parameters<typeof sameSystem>[1] & { readonly environment: string };

/** When I myself last changed a flag in one environment: a history tells of it later, or never. */
export function ownChange(leases: readonly LeaseState[], key: string, place: Place): FlagChange | undefined {
  const mine = leases.filter(
    ({ lease, status }) =>
      lease.key === key &&
      lease.place.environment === place.environment &&
      sameSystem(lease.place, place) &&
      (status === 'applied' || status === 'verified' || status === 'ended'),
  );
  const last = mine.reduce<LeaseState | undefined>(
    (a, b) => (a !== undefined && a.at > b.at ? a : b),
    undefined,
  );
  if (last === undefined) return undefined;
  return {
    at: changedAt(last),
    by: last.status === 'ended' ? t('you (ended)') : t('you'),
    seen: t('the journal'),
  };
}

/** It is written when it starts; seeing that it is in effect comes later. */
function changedAt({ status, lease, at }: LeaseState): number {
  return status === 'ended' ? at : lease.startedAt;
}

export function newer(a: FlagChange | undefined, b: FlagChange | undefined): FlagChange | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.at > a.at ? b : a;
}
