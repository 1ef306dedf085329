import assert from 'node:assert/strict';
import { lookupsMoved } from '../../../../src/core/references/resolve/surface.ts';
import { readFacts } from './fixtureIndex.ts';

const ASKING = new Set(['getBooleanValue', 'isEnabled']);

async function moved(file: string, before: string, after: string): Promise<readonly string[]> {
  const facts = await Promise.all([readFacts(file, before), readFacts(file, after)]);
  return [...lookupsMoved(...facts, (name) => ASKING.has(name))].sort();
}

describe('what an edit changes for other files', () => {
  const GATE = [
    "import { client } from './client';",
    'export class Gate {',
    '  open(key: string, user: User) {',
    '    return client.getBooleanValue(key, false);',
    '  }',
    '  close(door: Door) {',
    '    const hinges = door.hinges();',
    '    return hinges;',
    '  }',
    '}',
    "export const CART = 'cart-v2';",
  ].join('\n');
  const edited = (part: string, by: string) => moved('src/gate.ts', GATE, GATE.replace(part, by));
  const ALL = ['at:src/gate.ts', 'method:close', 'method:open', 'name:Gate', 'stem:gate'];

  it('is nothing where only what is within a function is written', async () => {
    assert.deepEqual(await edited('return hinges', "log('closing', hinges.size());\n return hinges"), []);
    assert.deepEqual(await edited('const hinges', '// Rusty.\n\n    const hinges'), []);
    assert.deepEqual(await edited("'cart-v2';", "'cart-v2';\nconst local = 'banner';"), []);
  });

  it('is nothing where a parameter is handed to what does not ask for a flag', async () => {
    assert.deepEqual(await edited('door.hinges()', 'hingesOf(door)'), []);
  });

  it('is a method alone where no export leads to it', async () => {
    const inner = GATE.replace('export class', 'class');
    const within = (part: string, by: string) => moved('src/gate.ts', inner, inner.replace(part, by));
    assert.deepEqual(await within('(door: Door)', '(door: Door, slowly: boolean)'), ['method:close']);
    assert.deepEqual(await within('close(door', 'shut(door'), ['method:close', 'method:shut']);
  });

  it('is where its wrappers ask, as their callers are told', async () => {
    assert.deepEqual(await edited('export class', '\nexport class'), ['at:src/gate.ts']);
  });

  it('is all of the file where what it imports, exports or asks for a flag by is another', async () => {
    assert.deepEqual(await edited("'cart-v2'", "'cart-v3'"), ALL);
    assert.deepEqual(await edited("'./client'", "'./other'"), ALL);
    assert.deepEqual(await edited('(key, false)', '(NEW + key, false)'), ALL);
    assert.deepEqual(await edited('client.get', 'other.get'), ALL);
    assert.deepEqual(await edited('export const', 'const'), ALL);
  });

  it('is what others follow on the way to a key, and not what stands beside it', async () => {
    const KEYS = ["const PREFIX = 'shop';", "const CART = PREFIX + 'cart';", 'export { CART };'].join('\n');
    assert.deepEqual(await moved('keys.ts', KEYS, KEYS.replace("'shop'", "'till'")), [
      'at:keys.ts',
      'stem:keys',
    ]);
    assert.deepEqual(await moved('keys.ts', KEYS, `const LABEL = 'Shop';\n${KEYS}`), []);
  });

  it('is what a language declares for all files by its name', async () => {
    const FLAGS =
      'enum class Flag(val key: String) {\n  CART("cart-v2"),\n}\nfun paint(house: House) = house.walls()\n';
    const lookups = await moved('Flags.kt', FLAGS, FLAGS.replace('"cart-v2"', '"cart-v3"'));
    assert.ok(lookups.includes('name:Flag'), lookups.join(' '));
    assert.deepEqual(
      await moved('Flags.kt', FLAGS, FLAGS.replace('house.walls()', 'house.walls().first()')),
      [],
    );
  });

  it('is all of a file that comes or goes', () => {
    return readFacts('src/gate.ts', GATE).then((facts) => {
      assert.deepEqual([...lookupsMoved(undefined, facts, () => false)].sort(), ALL);
      assert.deepEqual([...lookupsMoved(facts, undefined, () => false)].sort(), ALL);
    });
  });
});
