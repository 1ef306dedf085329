import fc from 'fast-check';
import type { Bucket, Definition, Matcher, Treatment } from './definitions.ts';
import { definition } from './definitions.ts';
import type { Secrets, World } from './oracle.ts';

const NOON = Date.parse('2026-11-23T12:34:56.789Z');
const DAY = 86_400_000;

const word = fc.constantFrom('beta', 'free', 'DE', 'FR', 'be', '5', '1.5', 'true', 'ana', 'ben');
const words = fc.uniqueArray(word, { maxLength: 3 });
const key = fc.constantFrom('ana', 'ben', 'cleo', 'dora', 'emil', 'me@shop.example', 'ü ñ', 'beta');
const text = fc.option(fc.constantFrom('plan', 'country', 'age', 'vip', 'teams'), { nil: undefined });
const anyAttribute = fc.constantFrom('plan', 'age', 'since', 'vip', 'teams');
const amount = fc.constantFrom(-1, 0, 1, 5, 17.5, 18, 99);
const moment = fc.oneof(
  fc.integer({ min: NOON - 3 * DAY, max: NOON + 3 * DAY }),
  fc.constantFrom(NOON, NOON - (NOON % DAY), NOON - (NOON % 60_000), NOON - (NOON % DAY) + DAY - 1),
);
const range = <T extends number>(of: fc.Arbitrary<T>) =>
  fc.tuple(of, of).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const treatment = fc.constantFrom('on', 'off', 'blue');

const bare: fc.Arbitrary<object> = fc.oneof(
  fc.constant({ type: 'ALL_KEYS' }),
  fc.constantFrom('testers', 'staff', 'hidden').map((string) => ({ type: 'IN_SEGMENT', string })),
  fc.record({ type: fc.constant('IN_LIST_STRING'), attribute: text, strings: words }),
  fc.record({
    type: fc.constantFrom('STARTS_WITH_STRING', 'ENDS_WITH_STRING', 'CONTAINS_STRING'),
    attribute: text,
    strings: words,
  }),
  fc.record({
    type: fc.constant('MATCHES_STRING'),
    attribute: text,
    string: fc.constantFrom('^beta$', '^be', 'a|b', '^ana$'),
  }),
  fc.record({ type: fc.constant('BOOLEAN'), attribute: anyAttribute, bool: fc.boolean() }),
  fc.record({
    type: fc.constantFrom('EQUAL_NUMBER', 'LESS_THAN_OR_EQUAL_NUMBER', 'GREATER_THAN_OR_EQUAL_NUMBER'),
    attribute: anyAttribute,
    number: amount,
  }),
  fc.record({ type: fc.constant('BETWEEN_NUMBER'), attribute: anyAttribute, between: range(amount) }),
  fc.record({
    type: fc.constantFrom('ON_DATE', 'ON_OR_AFTER_DATE', 'ON_OR_BEFORE_DATE'),
    attribute: anyAttribute,
    date: moment,
  }),
  fc.record({ type: fc.constant('BETWEEN_DATE'), attribute: anyAttribute, between: range(moment) }),
  fc.record({
    type: fc.constantFrom('EQUAL_SET', 'ANY_OF_SET', 'ALL_OF_SET', 'PART_OF_SET'),
    attribute: anyAttribute,
    strings: words,
  }),
  fc.record({
    type: fc.constant('IN_SPLIT'),
    depends: fc.record({ splitName: fc.constantFrom('other', 'gone'), treatment }),
  }),
);

const matcher = fc
  .tuple(bare, fc.option(fc.boolean(), { nil: undefined }))
  .map(([from, negate]) => plain({ ...from, negate }) as Matcher);

/** As it comes over the wire: no member is undefined, every object is an ordinary one. */
function plain<T>(from: T): T {
  return JSON.parse(JSON.stringify(from)) as T;
}

const buckets: fc.Arbitrary<readonly Bucket[]> = fc.oneof(
  { weight: 3, arbitrary: treatment.map((only) => [{ treatment: only, size: 100 }]) },
  fc.integer({ min: 0, max: 100 }).map((size) => [
    { treatment: 'on', size },
    { treatment: 'off', size: 100 - size },
  ]),
);

const rule = fc
  .tuple(fc.array(matcher, { minLength: 1, maxLength: 3 }), buckets)
  .map(([matchers, shares]) => ({ condition: { combiner: 'AND', matchers }, buckets: shares }));

function targets(name: string): fc.Arbitrary<Treatment> {
  return fc
    .record(
      {
        keys: fc.uniqueArray(key, { maxLength: 3 }),
        segments: fc.uniqueArray(fc.constantFrom('testers', 'staff', 'hidden'), { maxLength: 1 }),
      },
      { requiredKeys: [] },
    )
    .map((fields) => ({ name, ...fields }));
}

/** Plain ones among them: most flags target few people, and nobody twice. */
function flag(name: string, rules: number): fc.Arbitrary<Definition> {
  return fc
    .record({
      treatments: fc.oneof(
        {
          weight: 2,
          arbitrary: fc.constant<readonly Treatment[]>([{ name: 'on' }, { name: 'off' }, { name: 'blue' }]),
        },
        fc.tuple(targets('on'), targets('off'), targets('blue')),
      ),
      defaultTreatment: treatment,
      trafficAllocation: fc.oneof(
        { weight: 5, arbitrary: fc.constant(100) },
        fc.integer({ min: 0, max: 100 }),
      ),
      killed: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
      rules: fc.array(rule, { maxLength: rules }),
      defaultRule: buckets,
    })
    .map((fields) => plain(definition(name, fields)));
}

const secrets: fc.Arbitrary<Secrets> = fc
  .record({
    seed: fc.integer(),
    trafficSeed: fc.integer(),
    order: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  })
  .map(({ order, ...seeds }) => ({
    ...seeds,
    rank: (name, targets) =>
      order[['on', 'off', 'blue'].indexOf(name) * 2 + (targets === 'keys' ? 0 : 1)] ?? 0,
  }));

export const world: fc.Arbitrary<World> = fc.record({
  definitions: fc.tuple(
    flag('flag', 3),
    flag('other', 1).filter(({ rules }) => !JSON.stringify(rules).includes('IN_SPLIT')),
  ),
  segments: fc.constant({ testers: ['ana', 'zoe'], staff: [], hidden: ['ben', 'zoe'] }),
  secrets,
});

/** What the Admin API shows of the segments: one of them may not be seen. */
export const UNSEEN = 'hidden';

const value = fc.oneof(word, amount, moment, fc.boolean(), words);

export const identity = fc.record({
  key: fc.oneof(
    key,
    fc.string({ minLength: 1, maxLength: 12 }).filter((drawn) => drawn === drawn.trim()),
  ),
  kind: fc.constant('user'),
  attributes: fc.record(
    {
      plan: fc.oneof({ weight: 4, arbitrary: word }, value),
      age: value,
      since: fc.oneof(moment, value),
      vip: value,
      teams: fc.oneof(words, value),
    },
    { requiredKeys: [] },
  ),
});
