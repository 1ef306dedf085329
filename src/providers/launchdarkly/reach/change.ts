import { sameJson } from '../../../core/model/sameJson.ts';
import type { Config, Rule, Served } from '../api.ts';
import type { Moved } from '../edit.ts';

/** What the journal keeps: the parts of the flag in its environment that changed, before and after. */
export interface ReachChange {
  readonly was: Half;
  readonly is: Half;
  /** Of the individual targets; lists of them are long. */
  readonly moved: readonly Moved[];
}

export interface Half {
  readonly on: boolean;
  readonly rules: readonly Rule[];
  readonly fallthrough: Served;
}

export function isReachChange(change: unknown): change is ReachChange {
  return typeof change === 'object' && change !== null && 'was' in change && 'is' in change;
}

export function halfOf({ on, rules, fallthrough }: Config): Half {
  return { on, rules, fallthrough };
}

/** Ids are LaunchDarkly's own; it also fills in what was left out. */
export function isSameRule(a: Rule, b: Rule): boolean {
  return sameJson(contentOf(a), contentOf(b));
}

function contentOf({ clauses, disabled, description, trackEvents, ...served }: Rule) {
  return {
    clauses: clauses.map(clauseContent),
    served: servedText(served),
    disabled: disabled === true,
    description: description || '',
    trackEvents: trackEvents === true,
  };
}

/** A clause that asks for a segment looks at no attribute. */
function clauseContent({ attribute, op, values, negate, contextKind }: Rule['clauses'][number]) {
  const looking = op === 'segmentMatch' ? [] : [attribute, contextKind || ''];
  return [op, values, negate, looking];
}

export function isSameServed(a: Served, b: Served): boolean {
  return servedText(a) === servedText(b);
}

function servedText({ variation, rollout }: Served): string {
  if (!rollout) return JSON.stringify([variation ?? null]);
  const { variations, seed, bucketBy, contextKind, experimentAllocation } = rollout;
  const weights = variations.filter(({ weight }) => weight > 0).map((each) => [each.variation, each.weight]);
  const draw = [seed ?? null, bucketBy || 'key', contextKind || 'user', Boolean(experimentAllocation)];
  return JSON.stringify([...weights, draw]);
}
