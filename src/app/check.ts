import type { FlagKey } from '../core/model/flag.ts';
import type { LeaseState } from '../core/model/lease.ts';
import type { Range, Reference } from '../core/model/reference.ts';
import type { Staleness } from '../core/model/staleness.ts';
import type { References } from '../core/references/referenceTable.ts';
import { usesOf } from './codeUses.ts';
import type { Entry } from './flagStore.ts';

export type Level = 'error' | 'warning';

/** What `check` looks for; the names stand in reports and baselines, so they stay. */
export const CHECKS = {
  'unreadable-flags': { level: 'error', about: 'Flag definitions that cannot be read' },
  'malformed-flag': { level: 'error', about: 'A flag whose definition is malformed' },
  'unknown-flag': { level: 'error', about: 'A key in the code that no flag system knows' },
  'archived-flag': { level: 'error', about: 'An archived flag that is still in the code' },
  'stale-flag': { level: 'warning', about: 'A flag that has done its work' },
  'expired-lease': { level: 'error', about: 'A self-release that is over and was not taken back' },
} as const satisfies Readonly<Record<string, { readonly level: Level; readonly about: string }>>;

export type CheckName = keyof typeof CHECKS;

export interface Finding {
  readonly check: CheckName;
  readonly level: Level;
  readonly message: string;
  readonly key?: FlagKey;
  /** Relative to the folder, with `/`. */
  readonly file?: string;
  readonly range?: Range;
}

export interface CheckInput {
  readonly entries: readonly Entry[];
  readonly stale: readonly Staleness[];
  readonly references: References;
  readonly leases: readonly LeaseState[];
  /** Unix milliseconds. */
  readonly now: number;
}

/** Everything a pipeline should stop for, one finding a place in the code. */
export function check({ entries, stale, references, leases, now }: CheckInput): readonly Finding[] {
  return [
    ...entries.flatMap(unreadable),
    ...stale.flatMap((verdict) => staleFindings(verdict, references)),
    ...leases.filter(({ lease }) => lease.expiresAt < now).map(expired),
  ];
}

function unreadable({ problem, snapshot, environment }: Entry): readonly Finding[] {
  const at = (line?: number) => ({
    file: environment.source,
    ...(line === undefined ? {} : { range: { line, column: 0, endLine: line, endColumn: 0 } }),
  });
  if (problem !== undefined) return [finding('unreadable-flags', problem, at())];
  return (snapshot?.problems ?? []).map(({ key, message, line }) =>
    finding('malformed-flag', message, { ...at(line), ...(key === undefined ? {} : { key }) }),
  );
}

function staleFindings({ key, reason, verdict }: Staleness, references: References): readonly Finding[] {
  const name =
    reason === 'undefined' ? 'unknown-flag' : reason === 'archived' ? 'archived-flag' : 'stale-flag';
  const message = `${key}: ${verdict}`;
  const uses = usesOf(references.ofKey(key));
  if (uses.length === 0) return [finding(name, message, { key })];
  return uses.map(({ file, range }: Reference) => finding(name, message, { key, file, range }));
}

function expired({ lease }: LeaseState): Finding {
  const { key, place, identity } = lease;
  const message = `${key}: the release to ${identity.key} in ${place.environment} is over; run release-lens sweep`;
  return finding('expired-lease', message, { key });
}

function finding(check: CheckName, message: string, more: Partial<Finding>): Finding {
  return { check, level: CHECKS[check].level, message, ...more };
}

/** What a baseline knew already is left out: by check and flag, wherever it stands now. */
export function sinceBaseline(
  findings: readonly Finding[],
  baseline: readonly Pick<Finding, 'check' | 'key' | 'file'>[],
): readonly Finding[] {
  const idOf = ({ check, key, file }: Pick<Finding, 'check' | 'key' | 'file'>) =>
    JSON.stringify([check, key ?? file]);
  const known = new Set(baseline.map(idOf));
  return findings.filter((each) => !known.has(idOf(each)));
}

const DEBT: ReadonlySet<CheckName> = new Set(['stale-flag', 'archived-flag']);

/** How many flags are done and still there. */
export function debtOf(findings: readonly Pick<Finding, 'check' | 'key'>[]): number {
  return new Set(findings.filter(({ check }) => DEBT.has(check)).map(({ key }) => key)).size;
}

/** While there are no more done flags than allowed, none of them is told: one may come where another went. */
export function withinBudget(
  findings: readonly Finding[],
  all: readonly Finding[],
  allowed: number,
): readonly Finding[] {
  return debtOf(all) > allowed ? findings : findings.filter(({ check }) => !DEBT.has(check));
}
