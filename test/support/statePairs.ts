import fc from 'fast-check';
import { allOf, anyOf, type Condition, type Draw, not } from '../../src/core/model/condition.ts';
import type { FlagValue } from '../../src/core/model/flag.ts';
import type { FlagState, Rule, Serve } from '../../src/core/model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../../src/core/model/identity.ts';

/** Conditions are dated around it, in seconds. */
export const MOMENT = 1000;
/** Shares and places are eighths, which floating point adds up exactly. */
export const EIGHTHS = Array.from({ length: 8 }, (_, at) => at / 8);

const draw = (salt: string): Draw => ({ by: 'user key', bucketing: { salt } });
const salt = fc.constantFrom('a', 'a', 'b');
const eighth = fc.integer({ min: 0, max: 8 }).map((at) => at / 8);
const key = fc.constantFrom('ana', 'ben', 'qa-1', 'qa-2');
const plan = fc.constantFrom('beta', 'free');
const looking = fc.constantFrom(
  { attribute: 'plan' },
  { attribute: 'plan' },
  { attribute: 'plan', strict: true as const },
  { attribute: 'plan', kind: 'org' },
);
const keyOf = fc.constantFrom(
  { attribute: IDENTITY_KEY },
  { attribute: IDENTITY_KEY, kind: 'user' },
  { attribute: IDENTITY_KEY, kind: 'org' },
);
const few = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { maxLength: 3 });
const condition = <T extends Condition>(of: fc.Arbitrary<T>): fc.Arbitrary<Condition> => of;

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  condition(
    fc.tuple(keyOf, few(key), fc.constantFrom(false, false, true)).map(([of, values, ignoreCase]) => ({
      op: 'one of',
      ...of,
      values,
      ...(ignoreCase && { ignoreCase }),
    })),
  ),
  condition(fc.tuple(keyOf, key).map(([of, value]) => ({ op: 'compare', ...of, relation: '=', value }))),
  condition(keyOf.map((of) => ({ op: 'text', ...of, relation: 'starts with', value: 'qa-' }))),
  condition(fc.tuple(looking, few(plan)).map(([of, values]) => ({ op: 'one of', ...of, values }))),
  condition(
    fc
      .tuple(looking, fc.constantFrom('=' as const, '!=' as const), plan)
      .map(([of, relation, value]) => ({ op: 'compare', ...of, relation, value })),
  ),
  condition(looking.map((of) => ({ op: 'has', ...of }))),
  condition(looking.map((of) => ({ op: 'truthy', ...of }))),
  condition(fc.integer({ min: 990, max: 1010 }).map((until) => ({ op: 'time', until }))),
  condition(fc.tuple(eighth, salt).map(([share, by]) => ({ op: 'drawn', share, draw: draw(by) }))),
  condition(fc.tuple(eighth, salt).map(([share, by]) => ({ op: 'drawn', share, draw: draw(by) }))),
  condition(
    fc
      .tuple(fc.constantFrom('by-plan', 'by-draw'), fc.constantFrom('on', 'off'))
      .map(([other, variation]) => ({ op: 'flag', key: other, variations: [variation] })),
  ),
);

const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => allOf(a, b)),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => anyOf(a, b)),
    tie('condition').map(not),
    tie('condition').map((inner): Condition => ({ op: 'segment', name: 'beta testers', condition: inner })),
  ),
})).condition;

const variation = fc.constantFrom('on', 'off', 'blue', null);
const serve: fc.Arbitrary<Serve> = fc.oneof(
  variation.map((name): Serve => ({ kind: 'variation', variation: name })),
  fc.tuple(eighth, eighth, salt).map(([one, two, by]): Serve => {
    const [low, high] = [Math.min(one, two), Math.max(one, two)];
    const shares = [
      { variation: 'on', share: low },
      { variation: 'blue', share: high - low },
      { variation: 'off', share: 1 - high },
    ];
    return { kind: 'split', ...draw(by), shares };
  }),
);

export function stateWith(
  rules: readonly Rule[],
  otherwise: Serve,
  more: Partial<FlagState> = {},
): FlagState {
  const variations = [
    { name: 'on', value: true },
    { name: 'off', value: false },
    { name: 'blue', value: 'blue' },
  ];
  const whenOff: Serve = { kind: 'variation', variation: 'off' };
  return { key: 'flag', status: 'on', variations, rules, otherwise, whenOff, ...more };
}

const always = (name: string): Serve => ({ kind: 'variation', variation: name });

/** What `flag` may need. */
export const OTHERS: readonly FlagState[] = [
  stateWith([{ condition: { op: 'has', attribute: 'plan' }, serve: always('on') }], always('off'), {
    key: 'by-plan',
  }),
  stateWith(
    [{ condition: { op: 'drawn', share: 0.5, draw: draw('b') }, serve: always('on') }],
    always('off'),
    { key: 'by-draw' },
  ),
];

export interface Pair {
  readonly before: FlagState;
  readonly after: FlagState;
}

/** Two states of a flag whose rules are of one pool, so that the same conditions stand on both sides. */
export const statePair: fc.Arbitrary<Pair> = fc
  .array(anyCondition, { minLength: 1, maxLength: 4 })
  .chain((pool) => {
    const rule = fc.record({ condition: fc.constantFrom(...pool), serve });
    const status = fc.constantFrom('on', 'on', 'on', 'on', 'off' as const);
    const rules = fc.array(rule, { maxLength: 4 });
    const edited = fc.tuple(rules, fc.nat(4), fc.nat(2), rules).map(([all, at, gone, more]) => ({
      before: all,
      after: [...all.slice(0, at), ...more.slice(0, 1), ...all.slice(at + gone)],
    }));
    const replaced = fc.record({ before: rules, after: rules });
    return fc
      .tuple(fc.oneof(edited, replaced), serve, fc.option(serve), status, status)
      .map(([{ before, after }, end, otherEnd, was, is]) => ({
        before: stateWith(before, end, { status: was as FlagState['status'] }),
        after: stateWith(after, otherEnd ?? end, { status: is as FlagState['status'] }),
      }));
  });

/** Somebody of each sort the conditions tell apart; where they come in is added by `placedAt`. */
export const PEOPLE: readonly Identity[] = ['ana', 'ANA', 'ben', 'qa-1', 'qa-2', 'qa-3', 'zoe'].flatMap(
  (name) =>
    [undefined, null, 'beta', 'free', 'gold', '', ['beta', 'free'], ['gold']].flatMap((value) =>
      [undefined, { key: 'ana', plan: 'beta' }].map((org) => ({
        key: name,
        kind: 'user',
        attributes: { ...(value === undefined ? {} : { plan: value }), ...(org && { org }) } as Record<
          string,
          FlagValue
        >,
      })),
    ),
);

export function placedAt(person: Identity, a: number, b: number): Identity {
  return { ...person, attributes: { ...person.attributes, placeA: a, placeB: b } };
}

export function placeOf({ bucketing }: Draw, { attributes }: Identity): number {
  return Number((bucketing as { salt: string }).salt === 'a' ? attributes['placeA'] : attributes['placeB']);
}
