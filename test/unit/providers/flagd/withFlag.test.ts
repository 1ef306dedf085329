import assert from 'node:assert/strict';
import { sameJson } from '../../../../src/core/model/sameJson.ts';
import {
  dataOf,
  type FlagdDocument,
  parseDocument,
  withFlag,
} from '../../../../src/providers/flagd/document.ts';
import { flagFileText } from '../../../support/oneFlag.ts';

const read = (text: string) => parseDocument('production.flagd.json', text);

function edited(document: FlagdDocument, key: string, flagText: string): FlagdDocument | undefined {
  const at = document.places.at(key);
  assert.ok(at);
  return withFlag(document, key, at, flagText);
}

describe('a flag with another text', () => {
  const text = flagFileText({ flag: {}, other: {} });
  const flag = '{"state": "ENABLED", "variants": {"on": true}}';

  const whole = [
    flag,
    `{ // told apart: "}"\n${flag.slice(1)}`,
    flag.replace('{"on": true}', '{"on": true,} /* , */'),
  ];

  for (const flagText of whole) {
    it(`is what the whole file then says: ${JSON.stringify(flagText)}`, () => {
      const after = edited(read(text), 'flag', flagText);
      assert.ok(after);
      const again = read(after.text);
      assert.ok(sameJson(dataOf(after), dataOf(again)));
      assert.ok(sameJson(Object.fromEntries(after.flags), Object.fromEntries(again.flags)));
    });
  }

  const more = [
    `${flag} // }`,
    `${flag} // ${flag}`,
    `${flag} /* }`,
    `${flag} /* } */`,
    `// \n${flag}`,
    ` ${flag}`,
    `${flag}\n`,
    `\uFEFF${flag}`,
    `${flag}, "more": ${flag}`,
    flag.slice(0, -1),
    '',
  ];

  for (const flagText of more) {
    it(`is not taken for one where it is more or less: ${JSON.stringify(flagText)}`, () => {
      assert.equal(edited(read(text), 'flag', flagText), undefined);
    });
  }

  it('leaves what is wrong with the others told at their lines', () => {
    const broken = flagFileText({ above: { state: 'on' }, flag: {}, below: { state: 'on' } });
    for (const flagText of [flag, flag.replaceAll(',', ',\n\n')]) {
      const after = edited(read(broken), 'flag', flagText);
      assert.ok(after);
      assert.equal(after.problems.length, 2);
      assert.deepEqual(after.problems, read(after.text).problems);
    }
  });
});
