import assert from 'node:assert/strict';
import { branchesOf } from '../../../src/app/branches.ts';
import type { FlagState } from '../../../src/core/model/flagState.ts';
import { FileError } from '../../../src/core/ports/files.ts';
import { findBranchesWith } from '../../../src/core/removal/branches.ts';
import { oneFlag } from '../../support/oneFlag.ts';
import { indexOf } from '../core/references/fixtureIndex.ts';
import { KEY, syntaxes } from '../core/removal/removing.ts';

const findBranches = findBranchesWith(syntaxes);

/** The text of every branch of one file of a folder. */
async function told(texts: Readonly<Record<string, string>>, file: string, state: FlagState = oneFlag({})) {
  const index = await indexOf(new Map(Object.entries(texts)), [KEY]);
  const files = {
    async read(path: string) {
      const text = texts[path.replace('/code/', '')];
      if (text === undefined) throw new FileError('missing', path, 'It is not there.');
      return { text, version: '1' };
    },
  };
  const text = texts[file] ?? '';
  const source = { file, text, references: index.ofFile(file) };
  const branches = await branchesOf('/code', source, new Map([[KEY, state]]), { files, findBranches });
  return branches.map(({ start, end }) => text.slice(start, end));
}

const ASKED = "client.getBooleanValue('new-checkout', false)";

describe('the branches of a file', () => {
  it('hang on functions of other files, where these give back what the flag says and nothing else', async () => {
    const page = "import { isOn } from './flags';\nif (isOn('new-checkout')) {\n  one();\n}\n";
    const gives = (what: string) => ({
      'flags.ts': `export function isOn(key: string) {\n  return ${what};\n}\n`,
      'page.ts': page,
    });
    const asks = 'client.getBooleanValue(key, false)';
    assert.deepEqual(await told(gives(asks), 'page.ts'), ['one();']);
    assert.deepEqual(await told(gives(`ready() && ${asks}`), 'page.ts'), []);
  });

  it('are none of a call that asks for another type: everybody gets its default', async () => {
    const text = `if (${ASKED}) {\n  one();\n}\n`;
    assert.deepEqual(await told({ 'a.ts': text }, 'a.ts'), ['one();']);
    const texts = oneFlag({ variants: { on: 'yes', off: 'no' } });
    assert.deepEqual(await told({ 'a.ts': text }, 'a.ts', texts), []);
  });

  it('are not looked for where that would take too long', async () => {
    const text = `if (${ASKED}) {\n  one();\n}\n// ${' '.repeat(3_000_000)}\n`;
    const index = await indexOf(new Map([['a.ts', text.slice(0, 99)]]), [KEY]);
    const source = { file: 'a.ts', text, references: index.ofFile('a.ts') };
    const none = { read: () => assert.fail('nothing is read') };
    const found = await branchesOf('/code', source, new Map([[KEY, oneFlag({})]]), {
      files: none,
      findBranches: () => assert.fail('nothing is looked for'),
    });
    assert.equal(source.references.length, 1);
    assert.deepEqual(found, []);
  });
});
