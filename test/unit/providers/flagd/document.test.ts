import assert from 'node:assert/strict';
import { isRefusal, ProviderError } from '../../../../src/core/ports/provider.ts';
import { evaluate } from '../../../../src/providers/flagd/evaluate.ts';
import { planSelfRelease } from '../../../../src/providers/flagd/plan.ts';
import { evaluatorIn } from '../../../../src/providers/flagd/snapshot.ts';
import { flagFileText, me, NOW, percent, SECONDS, snapshotOfText } from '../../../support/oneFlag.ts';

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(', ')}]`,
  ),
  'flags: {}',
  '',
].join('\n');

describe('a flagd file that cannot be read', () => {
  const malformed: readonly (readonly [string, string, string, RegExp])[] = [
    ['is empty', 'p.json', '', /p\.json, line 1: /],
    ['breaks off', 'p.json', '{\n  "flags": {\n', /p\.json, line 3: a closing brace is missing/],
    ['has two values', 'p.json', '{"flags": {}} {}', /p\.json, line 1: /],
    ['is a list', 'p.json', '[]', /has no "flags" object/],
    ['has a list of flags', 'p.json', '{"flags": []}', /has no "flags" object/],
    ['has no flags', 'p.yaml', 'feature: on\n', /has no "flags" object/],
    ['has YAML that is none', 'p.yaml', 'flags:\n  a: {\n', /p\.yaml, line 3: /],
    ['has a key twice in YAML', 'p.yaml', 'flags:\n  a: 1\n  a: 2\n', /p\.yaml, line 3: .*unique/],
    ['has two YAML documents', 'p.yaml', 'flags: {}\n---\nflags: {}\n', /p\.yaml, line 2: /],
    ['unfolds without end', 'p.yaml', bomb, /p\.yaml, line 1: .*alias/i],
    ['points nowhere', 'p.yaml', 'flags: *nothing\n', /p\.yaml, line \d: .*alias/i],
  ];

  for (const [title, file, text, message] of malformed) {
    it(`is told with its line when it ${title}`, () => {
      assert.throws(
        () => snapshotOfText(text, file),
        (error) =>
          error instanceof ProviderError && error.reason === 'malformed' && message.test(error.message),
      );
    });
  }
});

describe('a flag that cannot be read', () => {
  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ['has no variants', { variants: {} }, /"variants" is missing or empty/],
    ['has a state that is none', { state: 'on' }, /"state" is neither/],
    ['has a default that is no name', { defaultVariant: 1 }, /"defaultVariant" is not a variant's name/],
    [
      'has a default that is not among its variants',
      { defaultVariant: 'purple' },
      /names "purple", which is not/,
    ],
  ];

  for (const [title, fields, message] of wrong) {
    it(`is told with its line, and the others are read, when it ${title}`, () => {
      const { flags, problems } = snapshotOfText(flagFileText({ good: {}, bad: fields }));
      assert.deepEqual([[...flags.keys()], problems.map(({ key }) => key)], [['good'], ['bad']]);
      assert.match(problems[0]?.message ?? '', message);
      assert.equal(
        flagFileText({ good: {}, bad: fields }).split('\n')[problems[0]?.line ?? 0]?.trim(),
        '"bad": {',
      );
    });
  }

  it("keeps the others from being evaluated, as flagd refuses the whole file: can't tell, never off", () => {
    const snapshot = snapshotOfText(flagFileText({ good: {}, bad: { defaultVariant: 'purple' } }));
    const served = evaluate(evaluatorIn(snapshot), 'good', me);
    assert.ok(served.outcome === 'cannot tell');
    assert.match(served.why, /^bad: /);
  });
});

describe('a flagd file that is odd', () => {
  const plan = (text: string, file?: string) =>
    planSelfRelease(snapshotOfText(text, file), {
      key: 'flag',
      variation: 'on',
      identity: me,
      until: SECONDS + 60,
    });

  const flow = 'state: ENABLED, variants: { "on": true, "off": false }, defaultVariant: "off"';
  const refused: readonly (readonly [string, string, string])[] = [
    [
      'the targeting is an alias',
      'p.yaml',
      `rules: &r { if: ["off"] }\nflags:\n  flag: { ${flow}, targeting: *r }\n`,
    ],
    ['the flag is an alias', 'p.yaml', `flags:\n  other: &o { ${flow} }\n  flag: *o\n`],
    [
      'the flag stands there twice',
      'p.json',
      `{"flags": {"flag": 1, "flag": ${JSON.stringify({ state: 'ENABLED', variants: { on: true } })}}}`,
    ],
    [
      'its targeting stands there twice',
      'p.json',
      '{"flags": {"flag": {"state": "ENABLED", "variants": {"on": true}, "targeting": {}, "targeting": {}}}}',
    ],
  ];

  for (const [title, file, text] of refused) {
    it(`is not edited where ${title}`, () => {
      const answer = plan(text, file);
      assert.ok(isRefusal(answer));
      assert.match(answer.refused, /cannot be edited without touching more than your own part/);
    });
  }

  it('may have evaluators that go round in circles', () => {
    const evaluators = { circle: { if: [true, { $ref: 'circle' }] }, other: { '!': [{ $ref: 'other' }] } };
    const targeting = { if: [{ $ref: 'other' }, 'on', { $ref: 'circle' }] };
    const { flags } = snapshotOfText(flagFileText({ flag: { targeting } }, evaluators));
    assert.equal(flags.size, 1);
  });

  it('may name flags as objects name their own', () => {
    const { flags } = snapshotOfText(
      flagFileText({ constructor: {}, toString: {}, hasOwnProperty: { targeting: percent(5) } }),
    );
    assert.deepEqual([...flags.keys()], ['constructor', 'toString', 'hasOwnProperty']);
    assert.equal(snapshotOfText(flagFileText({})).flags.get('constructor'), undefined);
  });

  it('tells when it was read', () => {
    const { version, fetchedAt } = snapshotOfText(flagFileText({}));
    assert.deepEqual([version, fetchedAt], ['v1', NOW]);
  });
});
