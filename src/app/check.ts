import { definitionFindings } from '../core/findings/definitions.ts';
import { type CheckName, type Finding, finding } from '../core/findings/finding.ts';
import { findingAt } from '../core/findings/references.ts';
import { staleUse } from '../core/findings/staleUse.ts';
import type { FlagKey } from '../core/model/flag.ts';
import type { LeaseState } from '../core/model/lease.ts';
import type { Reference } from '../core/model/reference.ts';
import type { Staleness } from '../core/model/staleness.ts';
import type { References } from '../core/references/referenceTable.ts';
import { usesOf } from './codeUses.ts';
import type { Entry } from './flagStore.ts';

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
    ...entries.flatMap(({ environment, snapshot, problem }) =>
      definitionFindings(environment.source, snapshot, problem),
    ),
    ...stale.flatMap((verdict) => staleFindings(verdict, references)),
    ...[...references.keys()].flatMap((key) =>
      usesIn(references, key).flatMap((use) => useFindings(use, entries, now)),
    ),
    ...leases.filter(({ lease }) => lease.expiresAt < now).map(expired),
  ];
}

/** What is wrong with one use of a flag. */
export function useFindings(use: Reference, entries: readonly Entry[], now: number): readonly Finding[] {
  const found = findingAt(
    use,
    entries.map(({ environment, snapshot }) => ({
      tier: environment.tier,
      state: snapshot?.flags.get(use.key),
    })),
    now,
  );
  return found === undefined ? [] : [found];
}

function usesIn(references: References, key: FlagKey): readonly Reference[] {
  return usesOf(references.ofKey(key));
}

function staleFindings(verdict: Staleness, references: References): readonly Finding[] {
  const uses = usesIn(references, verdict.key);
  return uses.length === 0 ? [staleUse(verdict)] : uses.map((use) => staleUse(verdict, use));
}

function expired({ lease }: LeaseState): Finding {
  const { key, place, identity } = lease;
  const message = `${key}: the release to ${identity.key} in ${place.environment} is over; run release-lens sweep`;
  return finding('expired-lease', message, { key });
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
