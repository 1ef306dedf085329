import type { Tier } from '../model/environment.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Reference } from '../model/reference.ts';
import { contradictingDefault } from './contradictingDefault.ts';
import { type Finding, finding } from './finding.ts';
import type { ReferenceRule } from './referenceRule.ts';
import { wrongType } from './wrongType.ts';

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
