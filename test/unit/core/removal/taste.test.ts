import assert from 'node:assert/strict';
import { applied } from '../../../../src/core/removal/draft.ts';
import { planRemovalWith } from '../../../../src/core/removal/planRemoval.ts';
import { indexOf } from '../references/fixtureIndex.ts';
import { KEY, syntaxes } from './removing.ts';

const TEXT = [
  "import { client } from './client';",
  '',
  `const isNew = () => client.getBooleanValue('${KEY}', false);`,
  '',
  'export const page = (cart) => (isNew() ? cart.open() : cart.legacy());',
  '',
].join('\n');

describe('a function that is left with a constant', () => {
  it('is left where the team wants that', async () => {
    const references = (await indexOf(new Map([['page.ts', TEXT]]), [KEY])).ofKey(KEY);
    const remove = async (constantFunctions: 'inline' | 'leave') => {
      const files = [{ file: 'page.ts', text: TEXT, references }];
      const request = { key: KEY, value: true, constantFunctions };
      const [removal] = await planRemovalWith(syntaxes)(files, request, new Map());
      return applied(TEXT, removal?.edits ?? []);
    };
    assert.equal(await remove('inline'), 'export const page = (cart) => cart.open();\n');
    assert.match(await remove('leave'), /const isNew = \(\) => true;\n\nexport .*isNew\(\) \? cart\.open/);
  });
});
