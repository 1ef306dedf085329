import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LeaseState } from '../../core/model/lease.ts';
import type { Target } from '../target.ts';

const ends = () => [
  { label: t('1 hour from now'), hours: 1 },
  { label: t('8 hours from now'), hours: 8 },
  { label: t('1 day from now'), hours: 24 },
  { label: t('1 week from now'), hours: 168 },
];

/** A new end, later or sooner, through the same door: planned, proved and journaled as a release of its own. */
export async function extendLease(
  release: (target: Target, variation: string, hours: number) => Promise<void>,
  { lease }: LeaseState,
): Promise<void> {
  const picked = await vscode.window.showQuickPick(ends(), { title: t`${lease.key} is to end…` });
  if (picked === undefined) return;
  const { connection, environment } = lease.place;
  await release({ key: lease.key, connection, environment }, lease.variation, picked.hours);
}
