import assert from 'node:assert/strict';
import { keyPlaceAt } from '../../../../src/core/completion/keyPlace.ts';
import type { Question } from '../../../../src/core/model/reference.ts';
import { dialectOf } from '../../../../src/core/references/languages/languages.ts';
import { CallTable } from '../../../../src/core/references/sdkCalls/callTable.ts';

const table = new CallTable({
  calls: [{ name: 'isFeatureOn', keyArgument: 1 }],
  components: [{ name: 'Feature', prop: 'name' }],
  accessors: [{ object: 'config.switches' }],
});
const questions = new Map<string, readonly Question[]>([
  ['isOn', [{ name: 'isOn', argument: 1, type: 'boolean' }]],
  ['isOff', [{ name: 'isOff', argument: 0, property: 'flag' }]],
]);

/** The cursor is at `|`. */
function placeIn(file: string, marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const family = dialectOf(file)?.language.family ?? 'text';
  const place = keyPlaceAt({ text, offset, family, table, questions });
  return place && { ...place, replaced: text.slice(place.start, place.end) };
}

describe('a key is completed', () => {
  for (const [file, marked, replaced = ''] of [
    ['a.ts', "client.getBooleanValue('|"],
    ['a.ts', "client.getBooleanValue('|')"],
    ['a.ts', "const on = await client.getBooleanValue('new-|', false, contextOf(user));", 'new-'],
    ['a.ts', "client.getBooleanValue('new-|checkout', false)", 'new-checkout'],
    ['a.ts', 'client.getBooleanValue(\n  "|",\n  false,\n'],
    ['a.ts', 'client?.getStringValue<string>(`|'],
    ['a.ts', "isOn(contextOf(user, ['x', 'y']), '|"],
    ['a.ts', "if (a && isOn(user, '|"],
    ['a.ts', "isOff({ user: { a: 1 }, flag: '|"],
    ['a.ts', "isFeatureOn(user, '|"],
    ['a.ts', "useTreatment({ name: '|' })"],
    ['a.ts', "client.getTreatments('ana', ['one', '|"],
    ['a.ts', "// it's a comment\nclient.getBooleanValue('|"],
    ['a.ts', "@BooleanFeatureFlag({ flagKey: '|"],
    [
      'a.ts',
      "import { useVariation } from 'x';\nimport * as LD from 'launchdarkly-js-client-sdk';\nc.variation('|",
    ],
    ['a.ts', "ldClient.variation('|"],
    ['a.tsx', '<Feature name="|"'],
    ['a.tsx', '<p>{x}</p>\n<Feature on={() => x > 1} name="new|">', 'new'],
    ['a.tsx', "<Feature name={'|"],
    ['a.ts', "flags['|"],
    ['a.ts', 'if (config.switches["new|"]) {', 'new'],
    ['a.ts', "useFlags()['|"],
    ['a.py', 'client.get_boolean_value("|'],
    ['a.py', 'client.get_boolean_value(default_value=False, flag_key="|'],
    ['a.go', 'client.BooleanValue(ctx, "|'],
    ['a.java', 'if (client.getBooleanValue("|'],
    ['a.kt', 'client.getBooleanValue(key = "|'],
    ['a.cs', 'await client.GetBooleanValueAsync("|"'],
    ['a.cs', '[FeatureGate("|'],
    ['a.rb', 'client.fetch_boolean_value(flag_key: "|'],
    ['a.rb', 'if Flipper.enabled? :new|\n', 'new'],
    ['a.rb', "Flipper.enable_actor '|"],
    ['a.php', "$client->getBooleanValue('|"],
    ['a.php', "Feature::active('|"],
    ['a.swift', 'client.getBooleanValue(key: "|'],
    ['a.rs', 'client.get_bool_value("|'],
  ] as const) {
    it(`in ${file}: ${marked.replaceAll('\n', '⏎')}`, () => {
      assert.equal(placeIn(file, marked)?.replaced, replaced);
    });
  }
});

describe('no key is offered', () => {
  for (const [file, marked] of [
    ['a.ts', 'client.getBooleanValue(|'],
    ['a.ts', "client.getBooleanValue('new-checkout', '|"],
    ['a.ts', "client.getBooleanValue('new-checkout'|"],
    ['a.ts', "client.getBooleanValue('a sentence |"],
    ['a.ts', "localStorage.getItem('|"],
    ['a.ts', "form.getValue('|"],
    ['a.ts', "const text = '|"],
    ['a.ts', "client.getBooleanValue('x', false); log('|"],
    ['a.ts', "client.getBooleanValue('x', false); text = '|"],
    ['a.ts', "isOff({ user: '|"],
    ['a.ts', "rows['|"],
    ['a.tsx', '<Feature class="|"'],
    ['a.tsx', '<Other name="|"'],
    ['a.go', "client.BooleanValue(ctx, '|"],
    ['a.go', 'flag.String("|'],
    ['a.rb', 'a ? b :|'],
    ['a.py', 'print("|'],
  ] as const) {
    it(`in ${file}: ${marked.replaceAll('\n', '⏎')}`, () => {
      assert.equal(placeIn(file, marked), undefined);
    });
  }
});

describe('what a call asks for', () => {
  it('is told with the place, of SDK calls and of the code’s own', () => {
    assert.equal(placeIn('a.ts', "client.getStringValue('|")?.type, 'string');
    assert.equal(placeIn('a.ts', "isOn(user, '|")?.type, 'boolean');
    assert.equal(placeIn('a.ts', "client.getObjectValue('|")?.type, undefined);
  });
});
