import fc from 'fast-check';
import { stringify } from 'yaml';
import type { FlagValue } from '../../src/core/model/flag.ts';

type Json = FlagValue;

const attribute = fc.constantFrom('plan', 'country', 'email', 'version', 'targetingKey');
const word = fc.constantFrom('beta', 'free', 'DE', 'FR', 'ana', 'ben', '1.2.0', '2.0.0', 'ana@corp.example');
const variable = attribute.map((name): Json => ({ var: name }));

const test: fc.Arbitrary<Json> = fc.oneof(
  fc.tuple(variable, fc.array(word, { maxLength: 3 })).map(([left, right]): Json => ({ in: [left, right] })),
  fc.tuple(variable, word).map(([left, right]): Json => ({ '==': [left, right] })),
  fc.tuple(variable, word).map(([left, right]): Json => ({ '!=': [left, right] })),
  fc.tuple(variable, word).map(([left, right]): Json => ({ starts_with: [left, right] })),
  fc.tuple(variable, word).map(([left, right]): Json => ({ ends_with: [left, right] })),
  fc
    .constantFrom('1.0.0', '2.0.0')
    .map((version): Json => ({ sem_ver: [{ var: 'version' }, '>=', version] })),
  fc.constant<Json>({ $ref: 'betaTesters' }),
  fc.constant<Json>({ '<': [{ var: '$flagd.timestamp' }, 4_000_000_000] }),
  fc.constant<Json>({ '<': [{ var: '$flagd.timestamp' }, 1_000_000_000] }),
);

const condition: fc.Arbitrary<Json> = fc.letrec<{ condition: Json }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    test,
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]): Json => ({ and: [a, b] })),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]): Json => ({ or: [a, b] })),
    tie('condition').map((inner): Json => ({ '!': [inner] })),
  ),
})).condition;

const variant = fc.constantFrom('on', 'off', 'blue');
const fractional = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom<Json | undefined>(undefined, { var: 'email' }))
  .map(([weight, by]): Json => {
    const buckets: Json[] = [
      ['on', weight],
      ['off', 100 - weight],
    ];
    return { fractional: by === undefined ? buckets : [by, ...buckets] };
  });

const targeting: fc.Arbitrary<Json> = fc
  .letrec<{ rule: Json }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 2 },
      variant,
      fc.constant(null),
      fractional,
      fc
        .tuple(
          fc.array(fc.tuple(condition, tie('rule')), { minLength: 1, maxLength: 3 }),
          fc.option(tie('rule')),
        )
        .map(
          ([arms, otherwise]): Json => ({ if: [...arms.flat(), ...(otherwise === null ? [] : [otherwise])] }),
        ),
    ),
  }))
  .rule.filter((rule) => rule === null || typeof rule === 'object');

export const flag: fc.Arbitrary<Json> = fc.record(
  {
    state: fc.constant('ENABLED'),
    variants: fc.constant<Json>({ on: true, off: false, blue: true }),
    defaultVariant: fc.constantFrom<Json>('on', 'off', null),
    targeting: targeting.filter((rule) => rule !== null),
    metadata: fc.constant<Json>({ owner: 'checkout' }),
  },
  { requiredKeys: ['state', 'variants'] },
) as fc.Arbitrary<Json>;

export interface Sample {
  readonly file: string;
  readonly text: string;
}

/** A definition file with the flag `new-checkout` among others, in one of the ways people lay such files out. */
export const flagFile: fc.Arbitrary<Sample> = fc
  .tuple(flag, flag, fc.constantFrom('json', 'json tabs', 'json line', 'json crlf', 'yaml', 'yaml flow'))
  .map(([mine, other, layout]) => {
    const data = {
      $schema: 'https://flagd.dev/schema/v0/flags.json',
      flags: { other, 'new-checkout': mine, last: other },
      $evaluators: { betaTesters: { '==': [{ var: 'plan' }, 'beta'] } },
    };
    return layoutOf(data, layout);
  });

function layoutOf(data: object, layout: string): Sample {
  switch (layout) {
    case 'json tabs':
      return { file: 'production.flagd.json', text: `${JSON.stringify(data, null, '\t')}\n` };
    case 'json line':
      return { file: 'production.flagd.json', text: JSON.stringify(data) };
    case 'json crlf':
      return { file: 'production.flagd.json', text: JSON.stringify(data, null, 2).replaceAll('\n', '\r\n') };
    case 'yaml':
      return {
        file: 'production.flagd.yaml',
        text: `# flags\n${stringify(data, { aliasDuplicateObjects: false })}`,
      };
    case 'yaml flow':
      return {
        file: 'production.flagd.yaml',
        text: `# flags\n${stringify(data, { collectionStyle: 'flow', aliasDuplicateObjects: false })}`,
      };
    default:
      return { file: 'production.flagd.json', text: `${JSON.stringify(data, null, 2)}\n` };
  }
}

export const identity = fc.record({
  key: fc.oneof(
    word,
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constant('me "quoted" \\ ü@corp.example'),
  ),
  kind: fc.constant('user'),
  attributes: fc.record({ plan: word, country: word, email: word, version: word }, { requiredKeys: [] }),
});
