import { evaluateFeature } from '@splitsoftware/splitio-commons/cjs/evaluator';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { Bucket, Definition, Matcher } from './definitions.ts';

/** What only Split knows of a flag, and the Admin API does not tell. */
export interface Secrets {
  readonly seed: number;
  readonly trafficSeed: number;
  /** In which order keys and segments of the treatments are looked at is not documented: any, once and for all. */
  readonly rank: (treatment: string, targets: 'keys' | 'segments') => number;
}

export interface World {
  readonly definitions: readonly Definition[];
  readonly segments: Readonly<Record<string, readonly string[]>>;
  readonly secrets: Secrets;
}

const silent = new Proxy({}, { get: () => () => undefined });

/** The vendor's own engine, on the definitions as Split hands them to its SDKs. Shares no code with our reading. */
export function oracle({ definitions, segments, secrets }: World): (flag: string, who: Identity) => string {
  const splits = new Map(definitions.map((definition) => [definition.name, splitOf(definition, secrets)]));
  const isInSegment = (name: string, key: string) => segments[name]?.includes(key) ?? false;
  const storage = {
    splits: { getSplit: (name: string) => splits.get(name) ?? null },
    segments: { isInSegment },
    largeSegments: { isInSegment },
    rbSegments: { get: () => null },
  };
  return (flag, { key, attributes }) => evaluateFeature(silent, key, flag, attributes, storage).treatment;
}

/** https://github.com/splitio/javascript-commons/blob/development/src/dtos/types.ts, ISplit */
function splitOf(definition: Definition, { seed, trafficSeed, rank }: Secrets): object {
  const targets = definition.treatments
    .flatMap(({ name, keys = [], segments = [] }) => [
      { rank: rank(name, 'keys'), conditions: keys.length === 0 ? [] : [whitelist(name, keysMatcher(keys))] },
      {
        rank: rank(name, 'segments'),
        conditions: segments.map((segment) => whitelist(name, segmentMatcher(segment))),
      },
    ])
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ conditions }) => conditions);
  return {
    name: definition.name,
    changeNumber: 1,
    status: 'ACTIVE',
    killed: definition.killed,
    defaultTreatment: definition.defaultTreatment,
    trafficTypeName: definition.trafficType.name,
    seed,
    trafficAllocation: definition.trafficAllocation,
    trafficAllocationSeed: trafficSeed,
    conditions: [
      ...targets,
      ...definition.rules.map(({ condition, buckets }) => rollout(condition.matchers.map(dto), buckets)),
      rollout([matcher('ALL_KEYS', {})], definition.defaultRule),
    ],
  };
}

function whitelist(treatment: string, ...matchers: readonly object[]): object {
  return {
    conditionType: 'WHITELIST',
    matcherGroup: { combiner: 'AND', matchers },
    partitions: [{ treatment, size: 100 }],
    label: 'whitelisted',
  };
}

const keysMatcher = (keys: readonly string[]) =>
  matcher('WHITELIST', { whitelistMatcherData: { whitelist: keys } });

const segmentMatcher = (segmentName: string) =>
  matcher('IN_SEGMENT', { userDefinedSegmentMatcherData: { segmentName } });

function rollout(matchers: readonly object[], partitions: readonly Bucket[]): object {
  return {
    conditionType: 'ROLLOUT',
    matcherGroup: { combiner: 'AND', matchers },
    partitions,
    label: 'a rule',
  };
}

function matcher(matcherType: string, data: object, attribute: string | null = null, negate = false): object {
  return { matcherType, negate, keySelector: { trafficType: 'user', attribute }, ...data };
}

const NAMES: Readonly<Record<string, string>> = {
  EQUAL_SET: 'EQUAL_TO_SET',
  ANY_OF_SET: 'CONTAINS_ANY_OF_SET',
  ALL_OF_SET: 'CONTAINS_ALL_OF_SET',
  PART_OF_SET: 'PART_OF_SET',
  IN_LIST_STRING: 'WHITELIST',
  STARTS_WITH_STRING: 'STARTS_WITH',
  ENDS_WITH_STRING: 'ENDS_WITH',
  CONTAINS_STRING: 'CONTAINS_STRING',
  MATCHES_STRING: 'MATCHES_STRING',
  EQUAL_NUMBER: 'EQUAL_TO',
  LESS_THAN_OR_EQUAL_NUMBER: 'LESS_THAN_OR_EQUAL_TO',
  GREATER_THAN_OR_EQUAL_NUMBER: 'GREATER_THAN_OR_EQUAL_TO',
  BETWEEN_NUMBER: 'BETWEEN',
  ON_DATE: 'EQUAL_TO',
  ON_OR_AFTER_DATE: 'GREATER_THAN_OR_EQUAL_TO',
  ON_OR_BEFORE_DATE: 'LESS_THAN_OR_EQUAL_TO',
  BETWEEN_DATE: 'BETWEEN',
  BOOLEAN: 'EQUAL_TO_BOOLEAN',
  IN_SEGMENT: 'IN_SEGMENT',
  IN_SPLIT: 'IN_SPLIT_TREATMENT',
};

function dto(from: Matcher): object {
  const name = NAMES[from.type] ?? from.type;
  const dataType = from.type.endsWith('_DATE') ? 'DATETIME' : 'NUMBER';
  const depends = from.depends && { split: from.depends.splitName, treatments: [from.depends.treatment] };
  const data = {
    ...(from.strings && { whitelistMatcherData: { whitelist: from.strings } }),
    ...(from.type === 'MATCHES_STRING' && { stringMatcherData: from.string }),
    ...(from.type === 'IN_SEGMENT' && { userDefinedSegmentMatcherData: { segmentName: from.string } }),
    ...(from.bool !== undefined && { booleanMatcherData: from.bool }),
    ...(from.between && {
      betweenMatcherData: { dataType, start: from.between.from, end: from.between.to },
    }),
    ...(depends && { dependencyMatcherData: depends }),
    ...((from.number ?? from.date) !== undefined && {
      unaryNumericMatcherData: { dataType, value: from.number ?? from.date },
    }),
  };
  return matcher(name, data, from.attribute ?? null, from.negate ?? false);
}
