import { t } from '@vscode/l10n';
import type { LeaseState } from '../model/lease.ts';
import { iconless } from './iconless.ts';
import { agoWords, leftWords, roundLeft } from './time.ts';

/** One environment as it was last read. */
export interface Health {
  readonly environment: string;
  readonly isProduction: boolean;
  /** Unix milliseconds; undefined where it was never read. */
  readonly readAt: number | undefined;
  readonly problem: string | undefined;
}

export interface StatusInput {
  /** Undefined: production, whatever it is called. */
  readonly inView: string | undefined;
  readonly health: readonly Health[];
  /** Open self-releases, soonest end first. */
  readonly leases: readonly LeaseState[];
  readonly flags: number;
  readonly now: number;
}

export interface Status {
  readonly text: string;
  /** A line each, for a tooltip and for a screen reader. */
  readonly lines: readonly string[];
  /** `soon`: a self-release is about to end; `broken`: something in view cannot be read. */
  readonly alarm: 'none' | 'soon' | 'broken';
}

export const SOON_MS = 15 * 60_000;

/** What the status bar says: what is released to only me, which environment is in view, and whether it can be read. */
export function status({ inView, health, leases, flags, now }: StatusInput): Status {
  const productions = health.filter(({ isProduction }) => isProduction);
  const chosen = health.filter(({ environment }) => environment === inView);
  // Where none is known to be production, all are looked at.
  const watched = [chosen, productions, health].find(({ length }) => length > 0) ?? [];
  const broken = watched.find(({ problem }) => problem !== undefined);
  const [next] = leases;
  const soon = next !== undefined && next.lease.expiresAt - now < SOON_MS;
  const mine =
    next === undefined
      ? []
      : [`$(release-lens-me) ${leases.length} · ${roundLeft(next.lease.expiresAt - now)}`];
  return {
    text: [...mine, environmentText(watched, broken !== undefined, flags)].join('  '),
    lines: [
      ...leases.map(
        ({ lease }) =>
          t`${lease.key} is ${lease.variation} for only you in ${lease.place.environment}: ${leftWords(lease.expiresAt - now)}.`,
      ),
      ...(leases.length === 0 ? [t('Nothing is released to only you.')] : []),
      ...inViewWords(inView, productions.length > 0),
      ...health.map((each) => healthWords(each, now)),
      ...(health.length === 0 ? [t`${flags} flags in the code; no flag system is connected.`] : []),
    ],
    alarm: broken !== undefined ? 'broken' : soon ? 'soon' : 'none',
  };
}

function inViewWords(inView: string | undefined, hasProduction: boolean): readonly string[] {
  if (inView !== undefined) return [t`${inView} is in view, not production.`];
  return hasProduction ? [t('Production is in view.')] : [];
}

function environmentText([first]: readonly Health[], isBroken: boolean, flags: number): string {
  if (first === undefined) return `$(release-lens-dark) ${flags}`;
  const icon = isBroken ? '$(warning)' : first.isProduction ? '$(shield)' : '$(server-environment)';
  return `${icon} ${iconless(first.environment)}`;
}

function healthWords({ environment, readAt, problem }: Health, now: number): string {
  if (problem !== undefined) return t`${environment} cannot be read: ${problem}`;
  return readAt === undefined
    ? t`${environment} was not read yet.`
    : t`${environment} was read ${agoWords(now - readAt)}.`;
}
