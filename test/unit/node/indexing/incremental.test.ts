import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { FolderUnderTest } from './followFolder.ts';

/** Texts that depend on each other over files, so that what one holds decides whether another is read at all. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'keys.ts': ["export const A = 'first-key';", "export const A = 'second-key'; export const B = A;"],
  'index.ts': ["export * from './keys';", "export { A as C } from './keys';"],
  'use.ts': ["import { A } from './keys'; show(A);", "import { C } from './index'; show(C);"],
  'gate.ts': ['export class Gate { isOpen(key: string) { return useFlag(key); } }', 'export class Gate {}'],
  'asks.ts': ["gate.isOpen('second-key'); pick('plain');", "pick('first-key'); use(flags.plain);"],
  'data.yml': ['a: "second-key"\nplain: 1', 'b: "first-key"'],
  'page.html': ['<p *ngIf="flags.firstKey">', '<p *ngIf="flags.secondKey || flags.plain">'],
  'flags.flagd.json': ['{"flags":{"first-key":{}}}', '{"flags":{"second-key":{},"plain":{}}}'],
};
const KEY_SETS = [[], ['first-key'], ['first-key', 'second-key', 'plain']];

type Step =
  | {
      readonly file: string;
      readonly text: string | undefined;
      readonly saved: boolean;
      /** Until it is taken in, before the next step. */
      readonly waits: boolean;
    }
  | { readonly keys: readonly string[] }
  | { readonly restart: true };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...Object.keys(TEXTS)).chain((file) =>
      fc.record({
        file: fc.constant(file),
        text: fc.constantFrom(undefined, ...(TEXTS[file] ?? [])),
        saved: fc.boolean(),
        waits: fc.boolean(),
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...KEY_SETS).map((keys) => ({ keys })) },
  { weight: 1, arbitrary: fc.constant({ restart: true as const }) },
);

/** An unsaved text is always read closely; one on disk only where it shows a sign. */
const unsaved = (file: string): Step => ({ file, text: TEXTS[file]?.[0], saved: false, waits: true });
const UNSAVED: readonly Step[][] = [
  [unsaved('gate.ts'), unsaved('asks.ts')],
  [unsaved('use.ts'), { keys: ['first-key'] }, unsaved('keys.ts')],
];

describe('an index that follows its folder', function () {
  this.timeout(600_000);

  it('holds after any edits and restarts, saved or not, what an index from scratch holds', async () => {
    const fresh = await FolderUnderTest.make();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
          const folder = await FolderUnderTest.make();
          const cacheFolder = await mkdtemp(path.join(tmpdir(), 'release-lens-cache-'));
          try {
            await takeSteps(() => folder.again(cacheFolder), steps, fresh);
          } finally {
            await folder.remove();
            await rm(cacheFolder, { recursive: true });
          }
        }),
        { numRuns: 15, examples: UNSAVED.map((steps) => [steps]) },
      );
    } finally {
      await fresh.remove();
    }
  });
});

/** An unsaved text is a file's text to the one index, and is what the disk holds to the other. */
async function takeSteps(
  open: () => FolderUnderTest,
  steps: readonly Step[],
  fresh: FolderUnderTest,
): Promise<void> {
  let kept = open();
  let keys: readonly string[] = [];
  const unsaved = new Map<string, string>();
  for (const file of Object.keys(TEXTS)) await rm(path.join(fresh.root, file), { force: true });
  await kept.indexer.start(kept.root);
  for (const each of steps) {
    if ('keys' in each) {
      keys = each.keys;
      await kept.indexer.setKnownKeys(keys);
      continue;
    }
    if ('restart' in each) {
      await kept.close();
      kept = open();
      for (const [file, text] of unsaved) void kept.indexer.update(file, text);
      await kept.indexer.start(kept.root, { knownKeys: keys });
      continue;
    }
    const { file, text, saved, waits } = each;
    if (text === undefined || saved) unsaved.delete(file);
    else unsaved.set(file, text);
    if (text === undefined) {
      await rm(path.join(kept.root, file), { force: true });
      await rm(path.join(fresh.root, file), { force: true });
      void kept.indexer.update(file, undefined);
    } else {
      await kept.write(file, saved ? text : 'export {};');
      await fresh.write(file, text);
      void kept.indexer.update(file, saved ? undefined : text);
    }
    const taken = kept.indexer.filesChanged([file]);
    if (waits) await taken;
  }
  await kept.indexer.filesChanged([]);
  await fresh.indexer.start(fresh.root, { knownKeys: keys });
  assert.deepEqual(kept.found(), fresh.found());
  assert.deepEqual(kept.indexer.index.unresolved(), fresh.indexer.index.unresolved());
  await kept.close();
}
