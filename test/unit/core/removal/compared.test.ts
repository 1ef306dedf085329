import assert from 'node:assert/strict';
import { findComparedWith } from '../../../../src/core/removal/compared.ts';
import { indexOf } from '../references/fixtureIndex.ts';
import { KEY, syntaxes } from './removing.ts';

const findCompared = findComparedWith(syntaxes);

/** What the flag is compared with, as it stands in the text. */
async function told(file: string, text: string): Promise<readonly string[]> {
  const index = await indexOf(new Map([[file, text]]), [KEY]);
  const found = await findCompared({ file, text, references: index.ofKey(KEY) }, new Map());
  for (const { start, end, value } of found) assert.equal(text.slice(start, end), value);
  return found.map(({ value }) => value);
}

const ASKED = "client.getStringValue('new-checkout', 'old')";

describe('what a flag is compared with', () => {
  for (const [file, text, expected] of [
    [
      'a.ts',
      `if (${ASKED} === 'blue') one();\nelse if ('red' !== (await ${ASKED})) two();\n`,
      ['blue', 'red'],
    ],
    [
      'a.ts',
      `switch (${ASKED}) {\n  case 'a':\n  case 'b':\n    one();\n    break;\n  default:\n}\n`,
      ['a', 'b'],
    ],
    [
      'a.ts',
      `const kind = await ${ASKED};\nreturn kind === 'blue' ? 1 : kind === '' ? 2 : 3;\n`,
      ['blue', ''],
    ],
    [
      'a.ts',
      "const held = client.getTreatmentWithConfig('new-checkout');\nif (held.treatment === 'on') one(held.treatment);\n",
      ['on'],
    ],
    [
      'a.ts',
      "const { value: kind, reason } = await client.getStringDetails('new-checkout', 'old');\nif (kind === 'blue') one(reason);\n",
      ['blue'],
    ],
    ['a.tsx', `const kind = ${ASKED};\nconst Page = () => <p>{kind === "blue" && <b />}</p>;\n`, ['blue']],
    [
      'a.py',
      "kind = client.get_string_value('new-checkout', 'old')\nif kind == 'blue':\n    one()\n",
      ['blue'],
    ],
    [
      'a.go',
      'package a\nfunc f() {\n\tkind := client.StringValue(ctx, "new-checkout", "old")\n\tswitch kind {\n\tcase "a", "b":\n\t\tone()\n\t}\n}\n',
      ['a', 'b'],
    ],
    [
      'A.java',
      'class A { void f() { String kind = client.getStringValue("new-checkout", "old"); if ("blue".equals(kind)) one(); if (kind.equals("red")) two(); } }\n',
      ['blue', 'red'],
    ],
    [
      'A.kt',
      'fun f() {\n  val kind = client.getStringValue("new-checkout", "old")\n  when (kind) {\n    "a" -> one()\n    else -> two()\n  }\n}\n',
      ['a'],
    ],
    [
      'a.rb',
      "def f\n  case client.fetch_string_value(flag_key: 'new-checkout', default_value: 'old')\n  when 'a' then one\n  else two\n  end\nend\n",
      ['a'],
    ],
    [
      'A.cs',
      'class A { void F() { var kind = client.GetStringValueAsync("new-checkout", "old").Result; if (kind == "blue") One(); } }\n',
      ['blue'],
    ],
    [
      'a.rs',
      'fn f() {\n    let kind = client.get_string_value("new-checkout", None, None).await.unwrap_or("old".to_string());\n    match kind {\n        "a" => one(),\n        _ => two(),\n    }\n}\n',
      ['a'],
    ],
    [
      'A.swift',
      'func f() {\n  let kind = client.getStringValue(key: "new-checkout", defaultValue: "old")\n  switch kind {\n  case "a": one()\n  default: two()\n  }\n}\n',
      ['a'],
    ],
    [
      'a.php',
      "<?php\nfunction f($client) {\n  $kind = $client->getStringValue('new-checkout', 'old');\n  if ($kind === 'blue') { one(); }\n}\n",
      ['blue'],
    ],
  ] as const) {
    it(`is found in ${file}: ${text.replace(/\s+/g, ' ')}`, async () => {
      assert.deepEqual(await told(file, text), expected);
    });
  }

  it('is nothing where the variable may hold something else', async () => {
    assert.deepEqual(
      await told('a.ts', `let kind = ${ASKED};\nif (x) kind = other();\nif (kind === 'blue') one();\n`),
      [],
    );
  });

  it('is no number, no name and no other string', async () => {
    assert.deepEqual(await told('a.ts', `if (${ASKED} === BLUE || color === 'blue') one();\n`), []);
  });
});
