import assert from 'node:assert/strict';
import { indexOf } from './fixtureIndex.ts';

async function withinOf(file: string, text: string): Promise<readonly (string | undefined)[]> {
  const index = await indexOf(new Map([[file, text]]), ['flag']);
  return index
    .ofFile(file)
    .filter(({ how }) => how !== 'mention')
    .map(({ within }) => within && text.slice(within.start, within.end).split(/[({]/)[0]?.trim());
}

describe('the function around a reference', () => {
  it('is the innermost, and none at the top of a file', async () => {
    const text = [
      "client.getBooleanValue('flag', false);",
      "function outer() { client.getBooleanValue('flag', false);",
      "  function inner() { return client.getBooleanValue('flag', false); }",
      '}',
      "class Shop { isNew() { return client.getBooleanValue('flag', false); } }",
    ].join('\n');
    assert.deepEqual(await withinOf('a.ts', text), [undefined, 'function outer', 'function inner', 'isNew']);
  });

  it('is known in other languages', async () => {
    const python = "def outer():\n    return client.get_boolean_value('flag', False)\n";
    assert.deepEqual(await withinOf('a.py', python), ['def outer']);
    const go =
      'package a\nfunc outer() bool { v, _ := client.BooleanValue(ctx, "flag", false, e); return v }\n';
    assert.deepEqual(await withinOf('a.go', go), ['func outer']);
  });
});
