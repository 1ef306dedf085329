import { allOf, type Condition, type Draw } from '../../core/model/condition.ts';
import type { Variation } from '../../core/model/flag.ts';
import type { FlagState, Rule, Serve } from '../../core/model/flagState.ts';
import { matcherCondition, type Surroundings } from './matchers.ts';
import { targetRules } from './targets.ts';
import type { Bucket, Definition, Metadata, Rule as WireRule } from './wire.ts';

/** Rollout statuses are named by each team; of the usual ones this says that a flag is meant to stay. */
const PERMANENT = /^permanent$/i;

/** One definition as the SDKs evaluate it: killed, individual targets, traffic allocation, rules, default rule. */
export function stateOf(
  definition: Definition,
  metadata: Metadata | undefined,
  surroundings: Surroundings,
): FlagState {
  const { name, killed, treatments, defaultTreatment } = definition;
  const fallback: Serve = { kind: 'variation', variation: defaultTreatment };
  const traffic = trafficDraw(definition);
  const rollout = rolloutRules(definition, surroundings);
  const otherwise = bucketsServe(definition.defaultRule ?? [], definition);
  return {
    key: name,
    ...describing(metadata),
    ...dates(definition),
    status: killed === true ? 'off' : 'on',
    variations: variationsOf(definition),
    rules: [
      ...prerequisiteRules(definition),
      ...targetRules(treatments, surroundings.segment),
      ...rollout.map((rule) => ({ ...rule, condition: allOf(...traffic, rule.condition) })),
      ...(traffic.length === 0 ? [] : [{ condition: allOf(...traffic), serve: otherwise }]),
    ],
    otherwise: traffic.length === 0 ? otherwise : fallback,
    whenOff: fallback,
  };
}

function describing(metadata: Metadata | undefined): Partial<FlagState> {
  const { description, tags, rolloutStatus } = metadata ?? {};
  return {
    ...(description ? { description } : {}),
    ...(tags && tags.length > 0 ? { tags: tags.map(({ name }) => name) } : {}),
    ...(rolloutStatus
      ? { lifecycle: rolloutStatus.name, permanent: PERMANENT.test(rolloutStatus.name) }
      : {}),
  };
}

function dates({ creationTime, lastTrafficReceivedAt }: Definition): Partial<FlagState> {
  return {
    ...(creationTime ? { createdAt: creationTime } : {}),
    ...(lastTrafficReceivedAt ? { lastEvaluatedAt: lastTrafficReceivedAt } : {}),
  };
}

/** A treatment is served by its name; `on` and `off`, which Split proposes for every flag, make a toggle. */
function variationsOf({ treatments }: Definition): readonly Variation[] {
  const names = treatments.map(({ name }) => name);
  const toggle = names.length === 2 && names.includes('on') && names.includes('off');
  return names.map((name) => ({ name, value: toggle ? name === 'on' : name }));
}

function rolloutRules(definition: Definition, surroundings: Surroundings): readonly Rule[] {
  return (definition.rules ?? []).map((rule) => ({
    condition: ruleCondition(rule, surroundings),
    serve: bucketsServe(rule.buckets, definition),
  }));
}

export function ruleCondition({ condition }: WireRule, surroundings: Surroundings): Condition {
  const { combiner, matchers } = condition;
  if ((combiner ?? 'AND') !== 'AND' || matchers.length === 0) {
    return { op: 'unknown', text: JSON.stringify(condition) };
  }
  return allOf(...matchers.map((matcher) => matcherCondition(matcher, surroundings)));
}

/** Flags that have to serve something before this one is looked at; how the Admin API spells them is not documented. */
function prerequisiteRules({ prerequisites }: Definition): readonly Rule[] {
  if (!prerequisites || prerequisites.length === 0) return [];
  const text = `prerequisites ${JSON.stringify(prerequisites)}`;
  return [{ name: 'prerequisites', condition: { op: 'unknown', text }, serve: { kind: 'unknown', text } }];
}

/** Those whom the traffic allocation leaves out get the default treatment; each rule takes only who is let in. */
function trafficDraw(definition: Definition): readonly Condition[] {
  const percent = definition.trafficAllocation ?? 100;
  return percent >= 100 ? [] : [{ op: 'drawn', share: percent / 100, draw: drawOf(definition, 'traffic') }];
}

function bucketsServe(buckets: readonly Bucket[], definition: Definition): Serve {
  const filled = buckets.filter(({ size }) => size > 0);
  const names = new Set(definition.treatments.map(({ name }) => name));
  const total = buckets.reduce((sum, { size }) => sum + size, 0);
  if (total !== 100 || buckets.some(({ treatment, size }) => size < 0 || !names.has(treatment))) {
    return { kind: 'unknown', text: `buckets ${JSON.stringify(buckets)}` };
  }
  const [only, ...more] = filled;
  if (only !== undefined && more.length === 0) return { kind: 'variation', variation: only.treatment };
  const shares = filled.map(({ treatment, size }) => ({ variation: treatment, share: size / 100 }));
  return { kind: 'split', ...drawOf(definition, 'buckets'), shares };
}

/**
 * Split hashes the key with a seed of its own for each flag, another one for the traffic allocation. The Admin API
 * tells neither of them (only an SDK key could ask for them), so nobody's place can be worked out from here.
 */
function drawOf({ trafficType }: Definition, seed: 'buckets' | 'traffic'): Draw {
  return { by: `${trafficType?.name ?? 'user'} key`, bucketing: { seed } };
}
