import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const find = finderOf(['new-checkout', 'newCheckout', 'search']);
const found = async (sources: Readonly<Record<string, string>>): Promise<string[]> =>
  (await find(sources)).filter((line) => !line.includes(' mention '));

describe('keys in data that a text of code holds', () => {
  it('are found where they are quoted among others', async () => {
    const lines = await found({
      'flags.test.ts':
        'const body = `{"newCheckout": true, "keys": ["new-checkout"]}`;\nlog(`turns "newCheckout" on, or "new-checkout" off`);',
      'flags_test.go': 'package flags\nvar body = "{\\"key\\": \\"new-checkout\\"}"',
      'flags.rs': 'fn a() { parse(r#"\nfeatures = ["new-checkout", "x"]\n"#); }',
      'FlagsTest.cs':
        'class T { string json = """\n{\n  "featureFlags": {\n    "search": true\n  },\n  "search": 1\n}\n"""; }',
      'FlagsTests.swift':
        'let json = """\n{\n  "releaseFlags": {\n    "other": 1,\n    "search": false\n  },\n  "tabs": {\n    "search": 1\n  }\n}\n"""',
    });
    assert.deepEqual(lines, [
      'FlagsTest.cs:4 search literal? search',
      'FlagsTests.swift:5 search literal? search',
      'flags.rs:2 new-checkout literal? new-checkout',
      'flags.test.ts:1 newCheckout literal? newCheckout',
      'flags.test.ts:1 new-checkout literal? new-checkout',
      'flags_test.go:2 new-checkout literal? new-checkout',
    ]);
  });

  it('are told of where members of an enum of flags are the keys', async () => {
    const lines = await found({
      'Feature.swift': 'enum Feature: String { case search, newCheckout }',
      'FlagsTests.swift':
        'let json = """\n{\n  "releaseFlags": {\n    "search": true,\n    "newCheckout": false\n  },\n  "tabs": ["newCheckout"]\n}\n"""\nlet a = ["newCheckout"]',
    });
    assert.deepEqual(lines, [
      'Feature.swift:1 search constant search',
      'Feature.swift:1 newCheckout constant? new-checkout',
      'Feature.swift:1 newCheckout constant newCheckout',
      'FlagsTests.swift:4 search literal? search',
      'FlagsTests.swift:5 newCheckout literal? newCheckout',
    ]);
  });
});
