import assert from 'node:assert/strict';
import { removed } from './removing.ts';

const ASK = "client.getBooleanValue('new-checkout', false)";

describe('what nothing uses after a removal', () => {
  const said = async (file: string, text: string) => (await removed(file, text, true)).said;

  it('is told, and stays', async () => {
    const text = `function old() {\n  return old();\n}\n\nexport const page = ${ASK} ? fresh() : old();\n`;
    const { text: after, said: remarks } = await removed('code.ts', text, true);
    assert.deepEqual(remarks, ['left 1: nothing in this file uses `old` any more']);
    assert.match(after, /^function old\(\)/);
  });

  it('is not told of what is used elsewhere in the file, was idle before, or is exported', async () => {
    const page = `const page = ${ASK} ? fresh() : old();\n`;
    assert.deepEqual(await said('code.ts', `function old() {}\n${page}old();\n`), []);
    assert.deepEqual(await said('code.ts', `function idle() {}\n${page}`), []);
    assert.deepEqual(await said('code.ts', `export function old() {}\n${page}`), []);
  });

  it('in Python, too', async () => {
    const text =
      'def old():\n    pass\n\nif client.get_boolean_value("new-checkout", False):\n    fresh()\nelse:\n    old()\n';
    assert.deepEqual(await said('code.py', text), ['left 1: nothing in this file uses `old` any more']);
  });
});
