import fc from 'fast-check';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import type {
  NativeConstraint,
  NativeFeature,
  NativeSegment,
  NativeStrategy,
  NativeVariant,
} from '../../../src/providers/unleash/native.ts';
import { snapshotOf } from '../../../src/providers/unleash/read.ts';

export const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const KEYS = ['ana', 'ben', 'cleo', 'Dan@corp.example', 'me', '7'] as const;
const PLANS = ['free', 'beta', 'Enterprise', '7', 'true', ''] as const;
const VERSIONS = ['1.2.3', '1.10.0', 'v1.2.3', '1.2', '2.0.0-rc.1', '2.0.0', 'latest', '01.2.3', ''] as const;
const NUMBERS = ['7', '7.0', '-1', '18', 'NaN', '', '1e3'] as const;
const DATES = [-86_400_000, -1, 0, 1, 86_400_000].map((by) => new Date(NOW + by).toISOString());
const FIELDS = ['userId', 'sessionId', 'plan', 'age', 'app', 'currentTime', 'remoteAddress'] as const;
const TEXT_OPERATORS = ['IN', 'NOT_IN', 'STR_STARTS_WITH', 'STR_ENDS_WITH', 'STR_CONTAINS'];
const ORDERS = ['EQ', 'GT', 'GTE', 'LT', 'LTE'];

const flags = fc.record({ inverted: fc.boolean(), caseInsensitive: fc.boolean() });
const text = fc.constantFrom(...KEYS, ...PLANS, ' ana ', 'a', 'corp', 'E');

const constraint: fc.Arbitrary<NativeConstraint> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        contextName: fc.constantFrom(...FIELDS),
        operator: fc.constantFrom(...TEXT_OPERATORS),
        values: fc.array(text, { maxLength: 4 }),
      }),
    },
    fc.record({
      contextName: fc.constantFrom('age', 'plan', 'userId'),
      operator: fc.constantFrom(...ORDERS.map((order) => `NUM_${order}`)),
      value: fc.constantFrom(...NUMBERS),
    }),
    fc.record({
      contextName: fc.constantFrom('app', 'plan'),
      operator: fc.constantFrom(...ORDERS.map((order) => `SEMVER_${order}`)),
      value: fc.constantFrom(...VERSIONS),
    }),
    fc.record({
      contextName: fc.constantFrom('currentTime', 'plan'),
      operator: fc.constantFrom('DATE_AFTER', 'DATE_BEFORE'),
      value: fc.constantFrom(...DATES, 'some day'),
    }),
    fc.record({
      contextName: fc.constantFrom('plan', 'appName'),
      operator: fc.constantFrom('REGEX', 'SMELLS_LIKE'),
      value: fc.constant('^b'),
    }),
  )
  .chain((own) => flags.map((more) => ({ ...own, ...more })));

const stickiness = fc.constantFrom('default', 'userId', 'sessionId', 'random', 'plan');

const payload = fc.constantFrom(
  undefined,
  { type: 'string', value: 'x' },
  { type: 'json', value: '{"a":1}' },
  { type: 'number', value: '3' },
);

function variantList(names: readonly string[], sticky: fc.Arbitrary<string>): fc.Arbitrary<NativeVariant[]> {
  const one = fc.record({
    name: fc.constantFrom(...names),
    weight: fc.constantFrom(0, 1, 333, 334, 500, 1000),
    stickiness: sticky,
    payload,
  });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<NativeVariant[]>([]) },
    fc.uniqueArray(one, { maxLength: 3, selector: ({ name }) => name }),
  );
}

type Overrides = NonNullable<NativeVariant['overrides']>;

const NAMES = ['blue', 'green', 'on', 'off', 'disabled'];

const kind = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      name: fc.constant('flexibleRollout'),
      parameters: fc.record({
        rollout: fc.constantFrom('0', '1', '33.5', '50', '99', '100', '100', ''),
        stickiness,
        groupId: fc.constantFrom('one', 'two', ''),
      }),
    }),
  },
  fc.constant({ name: 'default', parameters: {} }),
  fc.record({
    name: fc.constant('userWithId'),
    parameters: fc.record({ userIds: fc.constantFrom('', 'ana', 'ana,ben', 'ana , me') }),
  }),
  fc.record({
    name: fc.constantFrom('gradualRolloutUserId', 'gradualRolloutSessionId', 'gradualRolloutRandom'),
    parameters: fc.record({ percentage: fc.constantFrom('0', '25', '100'), groupId: fc.constant('old') }),
  }),
  fc.constant({ name: 'ours', parameters: {} }),
);

const segmentList = fc
  .array(fc.array(constraint, { maxLength: 2 }), { minLength: 2, maxLength: 2 })
  .map((all) =>
    all.map((constraints, index) => ({ id: index + 1, name: `segment-${index + 1}`, constraints })),
  );

function strategy(segments: readonly NativeSegment[]): fc.Arbitrary<NativeStrategy> {
  return fc
    .record({
      kind,
      constraints: fc.array(constraint, { maxLength: 3 }),
      segments: fc.subarray([...segments]),
      variants: variantList(NAMES, stickiness),
    })
    .map(({ kind: { name, parameters }, ...rest }) => ({ id: 's', name, parameters, title: null, ...rest }));
}

function feature(
  name: string,
  segments: readonly NativeSegment[],
  parents: readonly string[],
): fc.Arbitrary<NativeFeature> {
  return fc
    .record({
      enabled: fc.boolean().map((off) => !off || name === 'child'),
      strategies: fc.array(strategy(segments), { maxLength: 3 }),
      variants: variantList(['own', 'on', 'blue'], fc.constantFrom('default', 'sessionId')).chain((all) =>
        fc
          .array(fc.constantFrom<Overrides>([], [{ contextName: 'userId', values: ['ana', 'me'] }]), {
            minLength: all.length,
            maxLength: all.length,
          })
          .map((overrides) => all.map((each, index) => ({ ...each, overrides: overrides[index] ?? [] }))),
      ),
      dependencies:
        parents.length === 0
          ? fc.constant([])
          : fc.array(
              fc.record({
                feature: fc.constantFrom(...parents),
                enabled: fc.boolean(),
                variants: fc.subarray(['blue', 'own', 'on']),
              }),
              { maxLength: 2 },
            ),
    })
    .map((own) => ({
      ...own,
      completed: false,
      overview: { name, type: 'release', createdAt: '2026-01-01T00:00:00Z', environments: [] },
    }));
}

export interface Sample {
  readonly segments: readonly NativeSegment[];
  readonly features: ReadonlyMap<string, NativeFeature>;
}

/** A child and two parents that it may depend on. */
export const sample: fc.Arbitrary<Sample> = segmentList.chain((segments) =>
  fc
    .tuple(
      feature('child', segments, ['parent', 'other']),
      feature('parent', segments, []),
      feature('other', segments, []),
    )
    .map((all) => ({ segments, features: new Map(all.map((each) => [each.overview.name, each])) })),
);

const attributes = fc.record(
  {
    plan: fc.constantFrom(...PLANS),
    age: fc.constantFrom(7, 18, '18', 'old', true),
    app: fc.constantFrom(...VERSIONS),
    sessionId: fc.constantFrom('s1', 's2', 'long-session-3'),
    remoteAddress: fc.constantFrom('10.0.0.1', 'ana'),
  },
  { requiredKeys: [] },
);

export const person: fc.Arbitrary<Identity> = fc.record({
  key: fc.oneof(fc.constantFrom(...KEYS), fc.stringMatching(/^[a-z0-9-]{1,12}$/)),
  kind: fc.constant('user'),
  attributes,
});

export function snapshotFor({
  features,
  segments = [],
}: Pick<Sample, 'features'> & Partial<Sample>): Snapshot {
  const place = {
    connection: { name: 'c', provider: 'unleash', root: '/', folders: [], environments: [] },
    environment: { name: 'production', tier: 'production', source: 'production' },
  } as const;
  return snapshotOf({ features, segments }, place, '1', NOW);
}
