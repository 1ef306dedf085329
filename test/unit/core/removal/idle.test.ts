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

  const offered = async (text: string) => {
    const { removal } = await removed('code.ts', text, true);
    return removal.leftovers.map(({ offer }) => offer && text.slice(offer.start, offer.end));
  };

  it('is offered as a whole, with what makes it, where that does nothing', async () => {
    const page = `const page = ${ASK} ? fresh() : old(rate);\nexport { page };\n`;
    const old = 'function old(x) {\n  return x;\n}\n\n';
    assert.deepEqual(await offered(`${old}const rate = 3;\n${page}`), [old, 'const rate = 3;\n']);
    assert.deepEqual(await offered(`${old}const rate = take();\n${page}`), [old, undefined]);
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
