import assert from 'node:assert/strict';
import { removeFlag } from '../../../src/app/removeFlag.ts';
import type { FileWords } from '../../../src/core/ports/fileWords.ts';
import { planRemovalWith } from '../../../src/core/removal/planRemoval.ts';
import { indexOf } from '../core/references/fixtureIndex.ts';
import { KEY, syntaxes } from '../core/removal/removing.ts';

const PAGE = `package shop

func page(client Client) int {
	return total(client.IsEnabled("new-checkout"))
}

func total(on bool) int {
	if on {
		return 1
	}
	return 2
}
`;
const WITHOUT = `package shop

func page(client Client) int {
	return total()
}

func total() int {
	return 1
}
`;
const ONLY_VALUE = PAGE.replace('client.IsEnabled("new-checkout")', 'true');

/** What becomes of a file, beside others; `words` left out: nobody can be asked. */
async function page(others: Readonly<Record<string, string>>, isAsked = true): Promise<string | undefined> {
  const texts = new Map(Object.entries({ 'shop/page.go': PAGE, ...others }));
  const index = await indexOf(texts, [KEY]);
  const files = {
    read: async (file: string) => ({ text: texts.get(file.replace('/root/', '')) ?? '', version: '1' }),
  };
  const fileWords: FileWords = {
    named: async () => [],
    saying: async (_root, word) =>
      [...texts].flatMap(([file, text]) => (new RegExp(`\\b${word}\\b`).test(text) ? [file] : [])),
  };
  const abilities = { files, planRemoval: planRemovalWith(syntaxes), ...(isAsked ? { fileWords } : {}) };
  const removals = await removeFlag('/root', index, { key: KEY, value: true }, abilities);
  return removals.find(({ file }) => file === 'shop/page.go')?.after;
}

describe('a function that other files of its package could call', () => {
  it('is changed with its calls where none of them says its name', async () => {
    const other = 'package shop\n\nfunc subtotal() int { return 1 }\n';
    assert.equal(
      await page({ 'shop/sum.go': other, 'till/total.go': 'package till\n\nfunc total() {}\n' }),
      WITHOUT,
    );
  });

  it('stays as it is where one does, or where that cannot be asked', async () => {
    const other = 'package shop\n\nfunc both() int { return total(false) }\n';
    assert.equal(await page({ 'shop/page_test.go': other }), ONLY_VALUE);
    assert.equal(await page({}, false), ONLY_VALUE);
  });
});
