import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/ports/provider.ts';
import { evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { planCreation, planRename } from '../../../../src/providers/flagd/keys.ts';
import { evaluatorIn } from '../../../../src/providers/flagd/snapshot.ts';
import { type FlagFields, flagFileText, me, snapshotOfText } from '../../../support/oneFlag.ts';

const TARGETED: FlagFields = { targeting: { if: [{ $ref: 'betaTesters' }, 'on'] } };

function created(text: string, file?: string): string {
  const change = planCreation(snapshotOfText(text, file), 'new-flag');
  assert.ok(!isRefusal(change), JSON.stringify(change));
  assert.equal(change.before, text);
  return change.after;
}

describe('a flag is created in a flagd file', () => {
  it('dark, behind the others, in their style', () => {
    const text =
      '{\n  "flags": {\n    "a": {\n      "state": "ENABLED", "variants": { "x": 1 }, "defaultVariant": "x"\n    }\n  }\n}\n';
    assert.equal(
      created(text),
      text.replace(
        '\n    }\n  }',
        '\n    },\n    "new-flag": {\n      "state": "ENABLED",\n      "variants": { "on": true, "off": false },\n      "defaultVariant": "off"\n    }\n  }',
      ),
    );
  });

  for (const [what, text, file] of [
    ['the first one', '{ "flags": {} }', 'a.flagd.json'],
    [
      'one a line',
      '{"flags":{"a":{"state":"ENABLED","variants":{"x":1},"defaultVariant":"x"}}}',
      'a.flagd.json',
    ],
    [
      'with comments',
      '{ "flags": { // all\n  "a": {"state":"ENABLED","variants":{"x":1},"defaultVariant":"x"}, // last\n } }',
      'a.flagd.json',
    ],
    ['with Windows line ends', flagFileText({ a: {} }).replaceAll('\n', '\r\n'), 'a.flagd.json'],
    [
      'in YAML',
      'flags:\n  a: # first\n    state: ENABLED\n    variants:\n      x: 1\n    defaultVariant: x # end\n$evaluators: {}\n',
      'a.flagd.yaml',
    ],
  ] as const) {
    it(`${what}: off for everyone, all else as it was`, () => {
      const after = snapshotOfText(created(text, file), file);
      const before = snapshotOfText(text, file);
      for (const [key, state] of before.flags) assert.deepEqual(after.flags.get(key), state);
      assert.equal(after.flags.size, before.flags.size + 1);
      const served = evaluate(evaluatorIn(after), 'new-flag', me);
      assert.deepEqual(served.outcome === 'served' && served.value, false);
    });
  }

  it('not a second time', () => {
    const refused = planCreation(snapshotOfText(flagFileText({ 'new-flag': {} })), 'new-flag');
    assert.ok(isRefusal(refused));
    assert.match(refused.refused, /has new-flag already\. Nothing was changed\./);
  });
});

describe('a flag gets another key in a flagd file', () => {
  for (const file of ['a.flagd.json', 'a.flagd.yaml']) {
    it(`and serves everybody what it did (${file})`, () => {
      const text = flagFileText({ first: {}, flag: TARGETED, last: {} });
      const before = snapshotOfText(text, file);
      const change = planRename(before, 'flag', 'renamed');
      assert.ok(!isRefusal(change), JSON.stringify(change));
      assert.equal(change.after, text.replace('"flag"', '"renamed"'));
      const after = snapshotOfText(change.after, file);
      fc.assert(
        fc.property(fc.constantFrom('free', 'beta'), fc.string(), (plan, key) => {
          const who = { key, kind: 'user', attributes: { plan } };
          assert.deepEqual(
            evaluate(evaluatorIn(after), 'renamed', who),
            evaluate(evaluatorIn(before), 'flag', who),
          );
        }),
      );
    });
  }

  for (const [what, targeting] of [
    [
      'a share',
      {
        fractional: [
          ['on', 5],
          ['off', 95],
        ],
      },
    ],
    [
      'a share within a rule',
      {
        if: [
          { $ref: 'betaTesters' },
          {
            fractional: [
              ['on', 50],
              ['off', 50],
            ],
          },
        ],
      },
    ],
    ['a rule on the key itself', { if: [{ '==': [{ var: '$flagd.flagKey' }, 'flag'] }, 'on'] }],
  ] as const) {
    it(`not where ${what} goes by it`, () => {
      const refused = planRename(snapshotOfText(flagFileText({ flag: { targeting } })), 'flag', 'renamed');
      assert.ok(isRefusal(refused));
      assert.match(refused.refused, /by the flag's key/);
    });
  }

  it('where a share goes by something else', () => {
    const targeting = { fractional: [{ var: 'email' }, ['on', 5], ['off', 95]] };
    assert.ok(
      !isRefusal(planRename(snapshotOfText(flagFileText({ flag: { targeting } })), 'flag', 'renamed')),
    );
  });

  it('not that of another flag', () => {
    assert.ok(isRefusal(planRename(snapshotOfText(flagFileText({ flag: {}, other: {} })), 'flag', 'other')));
  });
});
