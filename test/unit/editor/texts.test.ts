import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { config } from '@vscode/l10n';
import { headline } from '../../../src/core/present/headline.ts';
import { durationWords, leftWords } from '../../../src/core/present/time.ts';
import { valueWords } from '../../../src/core/present/words.ts';
import { type Said, saidIn, unsaidIn } from '../../support/said.ts';

const HOW =
  'What a person reads is said with `t` of @vscode/l10n; its German stands in l10n/bundle.l10n.de.json.';

const bundle = readFileSync('l10n/bundle.l10n.de.json', 'utf8');
const german: Readonly<Record<string, string>> = JSON.parse(bundle);
const said = saidIn('src');

/** For programs and agents, for who reads a log or a flag system's history, and what only a mistake of ours brings up. */
const OTHERS =
  /^src\/(?:cli\/|app\/(?:tools\/|check\.ts)|core\/(?:present\/(?:report\/|lease\.ts|rollout\.ts)|findings\/finding\.ts)|editor\/tools\/)|There is no stage|gave no tree|Could not be dated/;

const placeholders = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([all]) => all).sort();
/** Code, icons and emphasis come through as they are; so does the room around what is part of a sentence. */
const marks = (text: string) =>
  [...text.matchAll(/`[^`]*`|\$\([\w-]+\)|\*\*|https?:\S+|^ | $/g)].map(([all]) => all).sort();

const where = (found: readonly Said[]) => found.map(({ at, text }) => `${at} ${text}`);

describe('the texts of the code', () => {
  after(() => config({ contents: {} }));

  it('are all there in German, and no others', () => {
    assert.ok(said.length > 1000);
    assert.deepEqual(where(said.filter(({ key }) => !(key in german))), [], HOW);
    const keys = new Set(said.map(({ key }) => key));
    assert.deepEqual(
      Object.keys(german).filter((key) => !keys.has(key)),
      [],
      `Not said any more. ${HOW}`,
    );
    assert.deepEqual(Object.keys(german), Object.keys(german).toSorted(), 'In the order of their keys.');
  });

  it('are all said', () => {
    const unsaid = unsaidIn('src').filter((each) => !OTHERS.test(each));
    assert.deepEqual(unsaid, [], HOW);
  });

  it('keep what is put in, code and icons', () => {
    for (const { key, text } of said) {
      const translated = german[key] ?? '';
      assert.deepEqual(placeholders(translated), placeholders(text), text);
      assert.deepEqual(marks(translated), marks(text), text);
    }
  });

  it('are said when they are asked for: whose language it is, is not known before', () => {
    assert.deepEqual(where(said.filter(({ early }) => early)), []);
  });

  it('are German where the bundle is', () => {
    assert.equal(valueWords(false), 'off');
    config({ contents: bundle });
    assert.equal(valueWords(false), 'aus');
    assert.equal(durationWords(95_000), '1 min');
    assert.equal(leftWords(90 * 60_000), 'noch 1 h 30 min');
    const exposure = {
      key: 'new-checkout',
      status: 'on',
      toggle: true,
      baseline: 'off',
      codeDefault: false,
      unknown: [],
    } as const;
    const ramp = [{ who: { kind: 'everyone' }, variation: 'on', share: 0.005 }] as const;
    assert.equal(headline({ ...exposure, released: ramp, heldBack: [] }, 'ramp', undefined, 0), '0,5 %');
  });
});
