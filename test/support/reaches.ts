import fc from 'fast-check';
import type { Who } from '../../src/core/model/exposure.ts';
import { IDENTITY_KEY } from '../../src/core/model/identity.ts';
import type { Reach } from '../../src/core/model/reach.ts';

export const people = (...keys: readonly string[]): fc.Arbitrary<Who> =>
  fc
    .subarray([...keys], { minLength: 1 })
    .map((some) => ({ kind: 'people', attribute: IDENTITY_KEY, keys: some }));

export const segment = (...names: readonly string[]): fc.Arbitrary<Who> =>
  fc.constantFrom(...names).map((name) => ({ kind: 'segment', name }));

export const having = (attribute: string, ...values: readonly string[]): fc.Arbitrary<Who> =>
  fc
    .subarray([...values], { minLength: 1 })
    .map((some) => ({ kind: 'condition', condition: { op: 'one of', attribute, values: some } }));

/** What every flag system can share out; finer ones where a system can. */
const PERCENTS = [0, 0.01, 0.05, 0.25, 0.5, 0.99, 1];

export interface Wishes {
  readonly variations: readonly string[];
  readonly who: readonly fc.Arbitrary<Who>[];
  readonly finer?: readonly number[];
}

/** Any wish for these variations and populations, sensible or not. */
export function wishes({ variations, who, finer = [] }: Wishes): fc.Arbitrary<Reach> {
  const some = fc.array(fc.oneof(...who), { maxLength: 2 });
  return fc
    .record(
      {
        variation: fc.constantFrom(...variations),
        with: some,
        without: some,
        share: fc.constantFrom(...PERCENTS, ...finer),
      },
      { requiredKeys: ['variation', 'with', 'without'] },
    )
    .map((wish) => wish as Reach);
}
