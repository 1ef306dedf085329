import fc from 'fast-check';
import type { Who } from '../../src/core/model/exposure.ts';
import { IDENTITY_KEY } from '../../src/core/model/identity.ts';
import type { Reach } from '../../src/core/model/reach.ts';

const keys = fc.uniqueArray(fc.constantFrom('ana', 'ben', 'cleo', 'DE', 'me "quoted" \\ ü@corp.example'), {
  minLength: 1,
  maxLength: 3,
});

/** Populations that a flag file has words for. */
const who: fc.Arbitrary<Who> = fc.oneof(
  keys.map((each): Who => ({ kind: 'people', attribute: IDENTITY_KEY, keys: each })),
  fc.constant<Who>({ kind: 'segment', name: 'betaTesters' }),
  fc
    .subarray(['DE', 'FR', 'free'], { minLength: 1 })
    .map((values): Who => ({ kind: 'condition', condition: { op: 'one of', attribute: 'country', values } })),
);

export const share = fc.constantFrom(0, 0.001, 0.01, 0.05, 0.125, 0.25, 0.5, 0.999, 1);

/** Any wish, sensible or not. */
export const reach: fc.Arbitrary<Reach> = fc
  .record(
    {
      variation: fc.constantFrom('on', 'blue', 'off'),
      with: fc.array(who, { maxLength: 3 }),
      without: fc.array(who, { maxLength: 2 }),
      share,
    },
    { requiredKeys: ['variation', 'with', 'without'] },
  )
  .map((wish) => wish as Reach);
