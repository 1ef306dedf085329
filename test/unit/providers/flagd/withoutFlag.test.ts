import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sameJson } from '../../../../src/core/model/sameJson.ts';
import { parseDocument } from '../../../../src/providers/flagd/document.ts';
import { withoutFlag } from '../../../../src/providers/flagd/withoutFlag.ts';
import { flagFileText } from '../../../support/oneFlag.ts';

const flag = (on: string) =>
  `{ "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "${on}" }`;
const JSON_FILE = `{
  // all of them
  "flags": {
    "a": ${flag('on')},

    "b": ${flag('off')},
    "c": ${flag('on')}
  }
}
`;
const YAML_FILE = `flags:
  a:
    state: ENABLED
    variants: { on: true, off: false }
    defaultVariant: on
  "b":
    state: ENABLED
    variants: { on: true, off: false }
    defaultVariant: off
  c:
    state: ENABLED
    variants: { on: true, off: false }
    defaultVariant: on
`;

const lineOf = (key: string) => new RegExp(`^ {4}"${key}".*\\n`, 'm');

describe("a flag's definition is taken out of its file", () => {
  it('with its lines and its comma, and nothing else', () => {
    assert.equal(withoutFlag('f.json', JSON_FILE, 'a'), JSON_FILE.replace(lineOf('a'), ''));
    assert.equal(withoutFlag('f.json', JSON_FILE, 'b'), JSON_FILE.replace(lineOf('b'), ''));
    const last = JSON_FILE.replace(lineOf('c'), '').replace(/\},\n {2}\}/, '}\n  }');
    assert.equal(withoutFlag('f.json', JSON_FILE, 'c'), last);
  });

  it('in YAML, written by indentation', () => {
    for (const key of ['a', 'b', 'c']) {
      const lines = new RegExp(`^ {2}"?${key}"?:\\n(?: {4}.*\\n)+`, 'm');
      assert.equal(withoutFlag('f.yaml', YAML_FILE, key), YAML_FILE.replace(lines, ''));
    }
  });

  it('on one line with others, and as the only one', () => {
    const one = `{"flags": {"a": ${flag('on')}, "b": ${flag('off')}}}`;
    assert.equal(withoutFlag('f.json', one, 'a'), `{"flags": {"b": ${flag('off')}}}`);
    assert.equal(withoutFlag('f.json', one, 'b'), `{"flags": {"a": ${flag('on')}}}`);
    assert.equal(withoutFlag('f.json', `{"flags": {"a": ${flag('on')}}}`, 'a'), '{"flags": {}}');
  });

  it('or refused: written twice, an alias, not there, not readable', () => {
    const twice = `{"flags": {"a": ${flag('on')}, "a": ${flag('off')}}}`;
    const alias = YAML_FILE.replace('a:', 'a: &first').replace('  c:\n', '  d: *first\n  c:\n');
    for (const [text, key] of [
      [twice, 'a'],
      [alias, 'a'],
      [JSON_FILE, 'z'],
      ['{', 'a'],
    ] as const) {
      const answer = withoutFlag(text.startsWith('flags') ? 'f.yaml' : 'f.json', text, key);
      assert.ok(typeof answer === 'object' && 'refused' in answer, `${key} in ${text}`);
    }
  });

  it('and every other flag means what it meant', () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(keys, fc.nat(), (names, pick) => {
        const text = flagFileText(Object.fromEntries(names.map((name) => [name, {}])));
        const key = names[pick % names.length] ?? '';
        const after = withoutFlag('f.json', text, key);
        if (typeof after !== 'string') return;
        const [was, is] = [parseDocument('f.json', text), parseDocument('f.json', after)];
        const others = [...was.flags].filter(([name]) => name !== key);
        assert.ok(sameJson(Object.fromEntries(others), Object.fromEntries(is.flags)));
      }),
    );
  });
});
