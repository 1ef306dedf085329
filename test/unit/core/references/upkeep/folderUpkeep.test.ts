import assert from 'node:assert/strict';
import type { EditedText } from '../../../../../src/core/ports/scanner.ts';
import type { SourceReader } from '../../../../../src/core/ports/sourceReader.ts';
import { FolderUpkeep } from '../../../../../src/core/references/upkeep/folderUpkeep.ts';
import { factsOf } from '../fixtureIndex.ts';

const USERS = 20;
const KEYS = "export const CART = 'cart-v2';\n";
const USER = "import { CART } from './keys';\nif (on(CART)) show();\n";

/** A folder whose files are read at once, in which each look at the clock takes as long as a step of work may. */
class FolderAtHand {
  readonly files = new Map([
    ['keys.ts', KEYS],
    ['other.ts', "isEnabled('cart-v2');\n"],
  ]);
  readonly shown: string[] = [];
  /** Called whenever the thread is given to others. */
  whenFree: () => void = () => {};
  readonly upkeep: FolderUpkeep;
  #now = 0;

  constructor() {
    for (let each = 0; each < USERS; each++) this.files.set(`user${each}.ts`, USER);
    this.upkeep = new FolderUpkeep(
      {
        reader: this.#reader(),
        publish: async ({ changed }) => {
          for (const [file] of changed) this.shown.push(file);
        },
        now: () => (this.#now += 1000),
        turn: async () => this.whenFree(),
      },
      { root: '/', config: {}, knownKeys: ['cart-v2'], texts: [] },
    );
  }

  edit(...texts: EditedText[]): Promise<void> {
    return this.upkeep.change([], texts);
  }

  #reader(): SourceReader {
    return {
      list: async () => [...this.files.keys()],
      present: async (_, files) => files,
      recall: async () => undefined,
      read: async ({ files, sketch }, onBatch) => {
        const all = files.map(
          async (file) => [file, await factsOf(file, this.files.get(file) ?? '')] as const,
        );
        const facts = sketch ? [] : await Promise.all(all);
        onBatch({ facts, sketched: sketch ? files : [], skipped: [], aside: [] });
        return { read: 0, match: 0, parse: 0 };
      },
      extract: (file, text) => factsOf(file, text),
    };
  }
}

describe('the upkeep of a folder', () => {
  it('lets who edits a file go before what rests on an edit made earlier', async () => {
    const folder = new FolderAtHand();
    await folder.upkeep.start();
    folder.shown.length = 0;
    let edited: Promise<void> | undefined;
    folder.whenFree = () => {
      edited ??= folder.edit(['other.ts', "\nisEnabled('cart-v2');\n"]);
    };
    await folder.edit(['keys.ts', "export const CART = 'gift-cards';\n"]);
    await edited;
    assert.deepEqual(folder.shown.slice(0, 3), ['keys.ts', 'user0.ts', 'other.ts']);
    assert.equal(folder.shown.length, USERS + 2);
  });

  it('has shown all that comes of an edit when that is done, whoever went before', async () => {
    const folder = new FolderAtHand();
    await folder.upkeep.start();
    const shown = new Map(folder.upkeep.shown());
    assert.equal(shown.size, USERS + 2);
    let more = 3;
    folder.whenFree = () => {
      if (more-- > 0) void folder.edit(['other.ts', `${'\n'.repeat(more)}isEnabled('cart-v2');\n`]);
    };
    await folder.edit(['keys.ts', "export const CART = 'gift-cards';\n"]);
    assert.deepEqual(
      folder.upkeep.shown().map(([file]) => file),
      ['other.ts'],
    );
  });
});
