import fc from 'fast-check';
import type { FlagValue } from '../../../src/core/model/flag.ts';
import type { Identity } from '../../../src/core/model/identity.ts';
import { type InstructionJson, inOrder } from './instructions.ts';
import {
  type ClauseJson,
  type ConfigJson,
  type FlagJson,
  flagJson,
  type RolloutJson,
  ruleJson,
  type SegmentJson,
  type ServedJson,
  segmentJson,
  type TargetJson,
} from './objects.ts';

export const ENVIRONMENT = 'production';

const KEYS = ['me', 'ana', 'ben', 'cleo', 'dora', 'éva@shop.example', 'Frank 7', '0'];
const KINDS = ['user', 'org', 'device'];
const VARIATIONS = 3;

const key = fc.constantFrom(...KEYS);
const kind = fc.oneof(
  { arbitrary: fc.constant('user'), weight: 4 },
  { arbitrary: fc.constantFrom(...KINDS), weight: 1 },
);
const index = fc.nat({ max: VARIATIONS - 1 });

const VALUES: readonly FlagValue[] = [
  ...[
    'beta',
    'free',
    'ana@shop.example',
    'shop',
    '',
    '17',
    '2026-01-01T00:00:00Z',
    '1.2.3',
    '1.10',
    '2.0.0-rc.1',
  ],
  ...['v1', '01.2', '1.2.3+build', 17, 0, -3.5, 1_700_000_000_000, true, false],
];
const value = fc.constantFrom(...VALUES);
const ATTRIBUTES = ['plan', 'email', 'age', 'version', 'joined', 'tags', 'beta'];

const attributes = fc.record(
  {
    ...Object.fromEntries(
      ATTRIBUTES.map((name) => [name, fc.oneof(value, fc.constant(null), fc.array(value, { maxLength: 3 }))]),
    ),
    anonymous: fc.boolean(),
    address: fc.record({ city: value, 'street/no': value }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

/** Some belong to an account or use a device besides. */
export const identity: fc.Arbitrary<Identity> = fc
  .record({
    key: fc.oneof({ arbitrary: key, weight: 2 }, { arbitrary: fc.uuid(), weight: 1 }),
    kind: fc.oneof(
      { arbitrary: fc.constant('user'), weight: 9 },
      { arbitrary: fc.constant('org'), weight: 1 },
    ),
    attributes,
    org: fc.option(fc.record({ own: attributes, key }), { nil: undefined, freq: 2 }),
  })
  .map(({ key, kind, attributes, org }) => ({
    key,
    kind,
    attributes: {
      ...attributes,
      ...(org === undefined || kind === 'org' ? {} : { org: { ...org.own, key: org.key } }),
    },
  }));

const OPERATORS = [
  ...['in', 'in', 'in', 'startsWith', 'endsWith', 'contains', 'lessThan', 'lessThanOrEqual', 'greaterThan'],
  ...[
    'greaterThanOrEqual',
    'before',
    'after',
    'semVerEqual',
    'semVerLessThan',
    'semVerGreaterThan',
    'matches',
  ],
];

const REFERENCES = [
  ...[
    ...ATTRIBUTES,
    ...ATTRIBUTES,
    'key',
    'kind',
    'anonymous',
    '/plan',
    '/address/city',
    '/address/street~1no',
  ],
  ...['/tags/0', 'address', '/key', 'org', '/org/key'],
];

/** Pattern matching is left to the SDKs but for plain text. */
const PATTERNS = ['beta', '^ana', 'shop$', '\\.example$', '^beta$', '17'];

const attributeClause: fc.Arbitrary<ClauseJson> = fc
  .record({
    attribute: fc.constantFrom(...REFERENCES),
    op: fc.constantFrom(...OPERATORS),
    values: fc.array(fc.oneof(value, key), { minLength: 1, maxLength: 3 }),
    negate: fc.boolean(),
    contextKind: fc.option(kind, { nil: '', freq: 12 }),
    pattern: fc.constantFrom(...PATTERNS),
  })
  .map(({ pattern, ...clause }) => ({
    ...clause,
    values:
      clause.op === 'matches'
        ? [pattern]
        : clause.op === 'in' && clause.attribute === 'kind'
          ? KINDS.slice(1)
          : clause.values,
  }));

const segmentClause = (segments: readonly string[]): fc.Arbitrary<ClauseJson> =>
  fc.record({
    attribute: fc.constant('segmentMatch'),
    op: fc.constant('segmentMatch'),
    values: fc.uniqueArray(fc.constantFrom(...segments), { minLength: 1, maxLength: 2 }),
    negate: fc.boolean(),
    contextKind: fc.constant(''),
  });

const clauses = (segments: readonly string[]) =>
  fc.array(
    segments.length === 0
      ? attributeClause
      : fc.oneof(
          { arbitrary: attributeClause, weight: 3 },
          { arbitrary: segmentClause(segments), weight: 1 },
        ),
    { minLength: 1, maxLength: 3 },
  );

const rollout: fc.Arbitrary<RolloutJson> = fc
  .record({
    weights: fc.array(fc.nat({ max: 100_000 }), { minLength: VARIATIONS - 1, maxLength: VARIATIONS - 1 }),
    bucketBy: fc.constantFrom('key', 'key', 'email', 'age', '/address/city', 'tags', undefined),
    contextKind: fc.option(kind, { nil: undefined, freq: 8 }),
    seed: fc.option(fc.integer({ min: 1, max: 2 ** 31 }), { nil: undefined, freq: 1 }),
    experiment: fc.constantFrom(true, false, false),
  })
  .map(({ weights, bucketBy, contextKind, seed, experiment }) => {
    const cuts = [0, ...weights.sort((a, b) => a - b), 100_000];
    return {
      variations: cuts
        .slice(1)
        .map((cut, variation) => ({ variation, weight: cut - (cuts[variation] ?? 0) })),
      ...(bucketBy === undefined ? {} : { bucketBy }),
      ...(contextKind === undefined ? {} : { contextKind }),
      ...(seed === undefined ? {} : { seed }),
      ...(experiment ? { experimentAllocation: { defaultVariation: 0, canReshuffle: false } } : {}),
    };
  });

const served: fc.Arbitrary<ServedJson> = fc.oneof(
  index.map((variation) => ({ variation })),
  rollout.map((split) => ({ rollout: split })),
);

/** A key is in one list of its kind at most, as LaunchDarkly sees to; users keep a place among the other kinds. */
const targets = fc
  .uniqueArray(fc.record({ key, kind, variation: index }), {
    maxLength: 6,
    selector: (target) => `${target.kind} ${target.key}`,
  })
  .map((named) => {
    const lists = new Map<string, TargetJson>();
    for (const { key, kind: contextKind, variation } of named) {
      const name = `${contextKind} ${variation}`;
      const list = lists.get(name) ?? { contextKind, variation, values: [] };
      lists.set(name, { ...list, values: [...list.values, key] });
    }
    const all = inOrder([...lists.values()]);
    const isUsers = (target: TargetJson) => target.contextKind === 'user';
    return {
      targets: all.filter(isUsers),
      contextTargets: all.map((target) => (isUsers(target) ? { ...target, values: [] } : target)),
    };
  });

const config = (segments: readonly string[], needed: readonly string[]): fc.Arbitrary<Partial<ConfigJson>> =>
  fc
    .record({
      on: fc.constantFrom(true, true, true, false),
      salt: fc.string(),
      targets,
      rules: fc.array(
        fc
          .record({
            clauses: clauses(segments),
            served,
            disabled: fc.constantFrom(false, false, false, true),
          })
          .map(({ served, ...rule }) =>
            ruleJson({ ...rule, ...(served.rollout ? { variation: undefined as never } : {}), ...served }),
          ),
        { maxLength: 4 },
      ),
      fallthrough: served,
      offVariation: fc.option(index, { nil: undefined, freq: 9 }),
      prerequisites: fc
        .subarray([...needed])
        .chain((keys) => fc.tuple(...keys.map((key) => index.map((variation) => ({ key, variation }))))),
    })
    .map(({ targets, offVariation, rules, ...rest }) => ({
      ...rest,
      ...targets,
      rules: rules.map(({ variation, ...rule }, at) => ({
        ...rule,
        _id: `rule-${at}`,
        ...(variation === undefined ? {} : { variation }),
      })),
      ...(offVariation === undefined ? { offVariation: undefined as never } : { offVariation }),
    }))
    .map(({ offVariation, ...rest }) =>
      offVariation === undefined ? { ...rest, offVariation } : { ...rest, offVariation },
    );

/** What a colleague does to the flag `top` of a sample, in between. */
export const edit: fc.Arbitrary<InstructionJson> = fc.oneof(
  fc.constantFrom({ kind: 'turnFlagOff' }, { kind: 'turnFlagOn' }),
  fc.record({
    kind: fc.constantFrom('addTargets', 'removeTargets'),
    contextKind: fc.constant('user'),
    variationId: fc.constantFrom('top-red', 'top-green', 'top-blue'),
    values: fc.tuple(key),
  }),
  fc.record({
    kind: fc.constantFrom('updateFallthroughVariationOrRollout', 'updateRuleVariationOrRollout'),
    ruleId: fc.constant('rule-0'),
    variationId: fc.constantFrom('top-red', 'top-green', 'top-blue'),
  }),
);

const flag = (name: string, segments: readonly string[], needed: readonly string[]): fc.Arbitrary<FlagJson> =>
  config(segments, needed).map((fields) =>
    flagJson(
      name,
      { [ENVIRONMENT]: fields },
      {
        kind: 'multivariate',
        variations: ['red', 'green', 'blue'].map((value) => ({
          _id: `${name}-${value}`,
          value,
          name: value,
        })),
      },
    ),
  );

const keysOfKind = fc.record({
  contextKind: fc.constantFrom('org', 'device'),
  values: fc.array(key, { maxLength: 2 }),
});

const segment = (name: string, others: readonly string[]): fc.Arbitrary<SegmentJson> =>
  fc
    .record({
      included: fc.array(key, { maxLength: 2 }),
      excluded: fc.array(key, { maxLength: 2 }),
      includedContexts: fc.array(keysOfKind, { maxLength: 1 }),
      excludedContexts: fc.array(keysOfKind, { maxLength: 1 }),
      rules: fc.array(
        fc
          .record(
            { clauses: clauses(others), weight: fc.constantFrom(0, 30_000, 100_000) },
            { requiredKeys: ['clauses'] },
          )
          .map((rule) => rule),
        { maxLength: 2 },
      ),
      unbounded: fc.constantFrom(...Array.from({ length: 19 }, () => false), true),
    })
    .map((fields) => segmentJson(name, fields));

export interface Sample {
  readonly flags: FlagJson[];
  readonly segments: SegmentJson[];
}

/** Three flags, each of which may need those before it, and two segments, the second of which may need the first. */
export const sample: fc.Arbitrary<Sample> = fc
  .tuple(
    fc.tuple(segment('staff', []), segment('testers', ['staff'])),
    fc.tuple(
      flag('base', ['staff', 'testers'], []),
      flag('middle', ['staff', 'testers', 'unheard-of'], ['base']),
      flag('top', ['staff', 'testers'], ['base', 'middle']),
    ),
  )
  .map(([segments, flags]) => ({ segments, flags }));

/** As `sample`, with a `top` that is off, needs no other flag and is drawn by nobody's experiment. */
export const sleeping: fc.Arbitrary<Sample> = sample.map(({ segments, flags }) => ({
  segments,
  flags: flags.map((flag) => {
    const config = flag.environments[ENVIRONMENT];
    if (flag.key !== 'top' || config === undefined) return flag;
    const { fallthrough, rules, offVariation = 1, ...rest } = config;
    const asleep = { on: false, prerequisites: [], offVariation, fallthrough: plain(fallthrough) };
    return {
      ...flag,
      environments: { [ENVIRONMENT]: { ...rest, ...asleep, rules: rules.map((rule) => plain(rule)) } },
    };
  }),
}));

function plain<T extends ServedJson>(served: T): T {
  if (served.rollout === undefined) return served;
  const { seed: _, experimentAllocation: __, ...rollout } = served.rollout;
  return { ...served, rollout };
}
