import type { Tier } from '../model/environment.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Reference } from '../model/reference.ts';
import { contradictingDefault } from './contradictingDefault.ts';
import { type CheckName, type Finding, finding } from './finding.ts';
import { wrongType } from './wrongType.ts';

/** What is wrong with the way a flag is asked for. `states`: where it matters; `now`: Unix milliseconds. */
export type ReferenceRule = (
  reference: Reference,
  states: readonly FlagState[],
  now: number,
) => { readonly check: CheckName; readonly message: string } | undefined;

const RULES: readonly ReferenceRule[] = [wrongType, contradictingDefault];

export interface StateIn {
  readonly tier: Tier;
  readonly state: FlagState | undefined;
}

/** The first rule that holds, judged by the productions, or by all there is where none knows the flag. */
export function findingAt(
  reference: Reference,
  environments: readonly StateIn[],
  now: number,
): Finding | undefined {
  const of = (tier: Tier) =>
    environments.flatMap((each) => (each.tier === tier && each.state !== undefined ? [each.state] : []));
  const productions = of('production');
  const states = productions.length > 0 ? productions : of('other');
  for (const rule of RULES) {
    const found = rule(reference, states, now);
    const { key, file, range } = reference;
    if (found) return finding(found.check, found.message, { key, file, range });
  }
  return undefined;
}
