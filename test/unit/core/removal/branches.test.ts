import assert from 'node:assert/strict';
import type { FlagValue } from '../../../../src/core/model/flag.ts';
import { assertNotRunInJavaScript, assertNotRunInPython } from '../../../support/branchTraces.ts';
import { hasPython } from '../../../support/removalTraces.ts';
import { branchesIn } from './branching.ts';

const BOOLEAN = [true, false];

/** Each branch as `values: text`, white space in a row told once. */
async function told(file: string, text: string, values: readonly FlagValue[] = BOOLEAN) {
  const branches = await branchesIn(file, text, values);
  return branches.map(
    (branch) => `${branch.values.join(', ')}: ${text.slice(branch.start, branch.end).replace(/\s+/g, ' ')}`,
  );
}

const ASKED = "client.getBooleanValue('new-checkout', false)";

describe('the branches of a flag', () => {
  it('are what hangs on it: both arms of a conditional, and nothing of what asks', async () => {
    const text = `if (${ASKED}) {\n  one();\n  // then\n  two();\n} else {\n  old();\n}\nafter();\n`;
    assert.deepEqual(await told('a.ts', text), ['true: one(); // then two();', 'false: old();']);
  });

  it('are found through a variable, a negation and other conditions', async () => {
    const text = `const on = ${ASKED};\nif (!on && ready()) {\n  old();\n}\nshow(on ? fresh() : stale());\n`;
    assert.deepEqual(await told('a.ts', text), [
      'false: ready()',
      'false: old();',
      'true: fresh()',
      'false: stale()',
    ]);
  });

  it('are not what is asked before the flag', async () => {
    assert.deepEqual(await told('a.ts', `if ((a && b) && ${ASKED}) {\n  one();\n}\n`), ['true: one();']);
    assert.deepEqual(await told('a.ts', `if (a(() => { b(); }) && ${ASKED}) {\n  one();\n}\n`), [
      'true: one();',
    ]);
  });

  it('are what follows where one of them leaves', async () => {
    const text = `function page() {\n  if (!${ASKED}) return old();\n  one();\n  return two();\n}\n`;
    assert.deepEqual(await told('a.ts', text), ['false: return old();', 'true: one(); return two();']);
  });

  it('are each way of a condition by itself, though neither is taken', async () => {
    const text = `function page(f, x) {\n  const on = ${ASKED};\n  if (on) {\n    f(x() || on ? one() : two());\n  }\n  return on;\n}\n`;
    assert.deepEqual(await told('a.ts', text), ['true: one()', 'true: two()']);
  });

  it('are no constants that are worked out, as they are where they are taken', async () => {
    const condition = `if ((${ASKED} && y()) ? one() : false) {\n  two();\n}\n`;
    assert.deepEqual(await told('a.ts', condition), ['true: y()', 'true: one()', 'true: two();']);
    assert.deepEqual(await told('a.ts', `const on = ${ASKED} && !false;\nshow(on);\n`), []);
    const texts = `show(${ASKED} ? 'new' : 'old');\n`;
    assert.deepEqual(await told('a.ts', texts), ["true: 'new'", "false: 'old'"]);
  });

  it('are elements of a page', async () => {
    const text = `const Page = () => (\n  <main>\n    {${ASKED} ? <New /> : <Old />}\n    {${ASKED} && (\n      <Hint />\n    )}\n  </main>\n);\n`;
    assert.deepEqual(await told('a.tsx', text), ['true: <New />', 'false: <Old />', 'true: <Hint />']);
  });

  it('hang on any of several values', async () => {
    const text =
      "switch (client.getStringValue('new-checkout', 'a')) {\n  case 'a':\n  case 'b':\n    one();\n    break;\n  case 'c':\n    two();\n    break;\n  default:\n    other();\n}\n";
    assert.deepEqual(await told('a.ts', text, ['a', 'b', 'c', 'd']), [
      'a, b: one();',
      'c: two();',
      'd: other();',
    ]);
  });

  it('are found in every function of a file, and where one asks outside of all', async () => {
    const text = `const on = ${ASKED};\nfunction first() {\n  if (on) one();\n}\nfunction second() {\n  if (${ASKED}) two();\n}\n`;
    assert.deepEqual(await told('a.ts', text), ['true: one();', 'true: two();']);
  });

  it('are none where a removal would be refused', async () => {
    const text = `hand(client.getBooleanDetails('new-checkout', false));\nif (client.getBooleanDetails('new-checkout', false)) {\n  one();\n}\n`;
    assert.deepEqual(await told('a.ts', text), []);
  });

  it('are none of what is tidied up behind a removal: it runs all the same', async () => {
    const text = `function page() {\n  const price = 1;\n  if (${ASKED}) {\n    show(price);\n  }\n}\n`;
    assert.deepEqual(await told('a.ts', text), ['true: show(price);']);
  });

  const languages: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'a.py',
      "def page():\n    if client.get_boolean_value('new-checkout', False):\n        one()\n    else:\n        old()\n    return a if client.get_boolean_value('new-checkout', False) else b\n",
      ['true: one()', 'false: old()', 'true: a', 'false: b'],
    ],
    [
      'a.go',
      'package a\n\nfunc Page() {\n\tif on, _ := client.BooleanValue(ctx, "new-checkout", false, e); on {\n\t\tone()\n\t}\n}\n',
      ['true: one()'],
    ],
    [
      'A.java',
      'class A {\n  void page() {\n    if (client.getBooleanValue("new-checkout", false)) {\n      one();\n    } else {\n      old();\n    }\n  }\n}\n',
      ['true: one();', 'false: old();'],
    ],
    [
      'a.kt',
      'fun page() {\n    if (client.getBooleanValue("new-checkout", false)) {\n        one()\n    } else {\n        old()\n    }\n}\n',
      ['true: one()', 'false: old()'],
    ],
    [
      'A.cs',
      'class A {\n  async Task Page() {\n    if (await client.GetBooleanValueAsync("new-checkout", false)) {\n      One();\n    } else {\n      Old();\n    }\n  }\n}\n',
      ['true: One();', 'false: Old();'],
    ],
    [
      'a.rb',
      "def page\n  if client.fetch_boolean_value(flag_key: 'new-checkout', default_value: false)\n    one\n  else\n    old\n  end\n  late if client.fetch_boolean_value(flag_key: 'new-checkout', default_value: false)\nend\n",
      ['true: one', 'false: old', 'true: late'],
    ],
    [
      'a.php',
      "<?php\nfunction page($client) {\n  if ($client->getBooleanValue('new-checkout', false)) {\n    one();\n  } else {\n    old();\n  }\n}\n",
      ['true: one();', 'false: old();'],
    ],
    [
      'a.swift',
      'func page() {\n  if client.getBooleanValue(key: "new-checkout", defaultValue: false) {\n    one()\n  } else {\n    old()\n  }\n}\n',
      ['true: one()', 'false: old()'],
    ],
    [
      'a.rs',
      'async fn page() {\n    if client.get_bool_value("new-checkout", None, None).await.unwrap_or(false) {\n        one();\n    } else {\n        old();\n    }\n}\n',
      ['true: one();', 'false: old();'],
    ],
  ];
  for (const [file, text, expected] of languages) {
    it(`are found in ${file.replace(/^.*\./, '')}`, async () => {
      assert.deepEqual(await told(file, text), expected);
    });
  }

  it('never run for another value: JavaScript made at random', async function () {
    this.timeout(60_000);
    await assertNotRunInJavaScript(10, Date.now());
  });

  it('never run for another value: Python made at random', async function () {
    this.timeout(60_000);
    if (!hasPython()) this.skip();
    await assertNotRunInPython(8, Date.now());
  });
});
