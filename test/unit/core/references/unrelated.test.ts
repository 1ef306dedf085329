import assert from 'node:assert/strict';
import { indexOf, listed, readFixture } from './fixtureIndex.ts';

const KEYS = ['new-checkout', 'cart-v2', 'search-v2', 'gift-cards', 'summer-banner', 'inbox'];
/** One of each family: names of one are none of another's. */
const LANGUAGES = ['typescript', 'python', 'go', 'kotlin', 'csharp', 'ruby', 'php', 'swift', 'rust'];

function filesOf(language: string): [string, string][] {
  return [...readFixture(language)].map(([file, text]) => [`${language}/${file}`, text]);
}

/** Forty that have a method called like a wrapper, and a class called like many. */
function strangers(): [string, string][] {
  return Array.from({ length: 40 }, (_, at) => [
    [
      `other/Button${at}.kt`,
      `class Button${at} { fun isEnabled(state: String) = state == "on"\nfun isOn(a: String) = a }`,
    ],
    [
      `other/button${at}.ts`,
      `export class Button${at} { isEnabled(state: string) { return state === 'on'; } isOn(a: string) { return a; } }`,
    ],
    [`other/button_${at}.rb`, `class Button${at}\n  def enabled?(state)\n    state == :on\n  end\nend`],
  ]).flat() as [string, string][];
}

describe('what is found in a folder', () => {
  it('is found as well where the folder holds files that have nothing to do with it', async () => {
    const everything = new Map([...LANGUAGES.flatMap(filesOf), ...strangers()]);
    const among = listed(await indexOf(everything, KEYS), everything);
    for (const language of LANGUAGES) {
      const files = new Map(filesOf(language));
      const alone = listed(await indexOf(files, KEYS), files);
      assert.deepEqual(
        among.filter((line) => line.startsWith(`${language}/`)),
        alone,
      );
    }
  });
});
