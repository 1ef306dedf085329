import assert from 'node:assert/strict';
import { keptValues } from '../../../../src/app/keptValues.ts';
import { unknownVariant } from '../../../../src/core/findings/unknownVariant.ts';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import { findComparedWith } from '../../../../src/core/removal/compared.ts';
import { applied } from '../../../../src/core/removal/draft.ts';
import { planRemovalWith } from '../../../../src/core/removal/planRemoval.ts';
import { Variations } from '../../../../src/providers/unleash/variations.ts';
import { indexOf } from '../references/fixtureIndex.ts';
import { branchesIn } from './branching.ts';
import { KEY, syntaxes } from './removing.ts';

const TEXT = `import { initialize } from 'unleash-client';
const unleash = initialize({});
export function paint(cart) {
  const variant = unleash.getVariant('new-checkout');
  if (variant.name === 'red') cart.paint('#f00');
  else if (variant.name === 'blau') cart.paint('#00f');
  if (variant.featureEnabled) cart.show();
}
`;
const variant = (name: string, payload: string) => ({
  ...{ name, weight: 500, weightType: 'variable', stickiness: 'default', overrides: [] },
  payload: { type: 'string', value: payload },
});
const { all } = new Variations({
  strategies: [],
  variants: [variant('red', '{"colour":"f00"}'), variant('blue', 'b')],
} as never);

describe('the name of a variant beside its value', () => {
  const sources = async () => {
    const index = await indexOf(new Map([['a.ts', TEXT]]), [KEY]);
    return { file: 'a.ts', text: TEXT, references: index.ofKey(KEY) };
  };
  const kept = (name: string) =>
    keptValues({ variations: all } as unknown as FlagState).find((one) => one.variant === name);

  it('is what a removal compares', async () => {
    const source = await sources();
    const request = { key: KEY, value: null, ...kept('red'), saidElsewhere: [] };
    const [removal] = await planRemovalWith(syntaxes)([source], request, new Map());
    assert.deepEqual(removal?.refusals, []);
    const after = applied(TEXT, removal?.edits ?? []);
    assert.match(after, /paint\(cart\) \{\n {2}cart\.paint\('#f00'\);\n {2}cart\.show\(\);\n\}/);
  });

  it('is refused to a removal where it is not known', async () => {
    const request = { key: KEY, value: 'x', saidElsewhere: [] };
    const [removal] = await planRemovalWith(syntaxes)([await sources()], request, new Map());
    assert.match(removal?.refusals[0]?.what ?? '', /name of the variant/);
  });

  it('tells which branch is whose', async () => {
    const branches = await branchesIn('a.ts', TEXT, ['r', 'b'], (value) => (value === 'r' ? 'red' : 'blau'));
    const told = branches.map(({ start, end, values }) => [TEXT.slice(start, end), values]);
    assert.deepEqual(told, [
      ["cart.paint('#f00');", ['r']],
      ["cart.paint('#00f');", ['b']],
    ]);
  });

  it('is found where it is compared with what is no variant of the flag', async () => {
    const found = await findComparedWith(syntaxes)(await sources(), new Map());
    const states = [{ variations: all } as unknown as FlagState];
    assert.deepEqual(
      found.map(({ value }) => value),
      ['red', 'blau'],
    );
    const messages = found.flatMap((one) => unknownVariant(one, states)?.message ?? []);
    assert.deepEqual(messages, ['new-checkout never gives "blau", but "disabled", "red", "blue"']);
  });
});
