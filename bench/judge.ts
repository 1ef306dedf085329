// Usage: npm run bench -- judge FOLDER --keys FILE [--config FILE] [--typescript TSCONFIG]… [--python] [--go]
//
// Takes every flag of a real repository out of it, one by one, with true and with false, and has the results judged by
// the language's own tools: TypeScript's type checker on whole projects (its packages have to be installed), Python's
// compiler, and Go's parser, gofmt and type checker on single files. Prints what was found that was not there before
// (it should be nothing), how much was changed, refused and left over, and the reasons. Writes nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/app/config.ts';
import { Indexer } from '../src/app/indexer.ts';
import { type RemovalInFile, removeFlag } from '../src/app/removeFlag.ts';
import { planRemovalWith } from '../src/core/removal/planRemoval.ts';
import { SyntaxTrees } from '../src/indexing/syntaxTrees.ts';
import { systemClock } from '../src/node/clock.ts';
import { DiskFiles } from '../src/node/files.ts';
import { gitFileWords } from '../src/node/fileWords.ts';
import { grammarsIn } from '../src/node/indexing/grammarFiles.ts';
import { WorkerScanner } from '../src/node/indexing/workerScanner.ts';
import { goJudge } from './judge/go.ts';
import type { Judge, Removal } from './judge/judge.ts';
import { pythonJudge } from './judge/python.ts';
import { Reasons } from './judge/reasons.ts';
import { typescriptJudge } from './judge/typescript.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keys: { type: 'string' },
    config: { type: 'string' },
    typescript: { type: 'string', multiple: true, default: [] },
    python: { type: 'boolean' },
    go: { type: 'boolean' },
  },
});

async function run(): Promise<void> {
  const [folder] = positionals;
  if (folder === undefined || values.keys === undefined)
    throw new Error('Say the folder, and --keys: a file with one key a line.');
  const root = path.resolve(folder);
  const keys = readFileSync(values.keys, 'utf8').split(/\r?\n/).filter(Boolean);
  const reasons = new Reasons();
  const removals = await removeAll(root, keys, reasons);
  const judges: Judge[] = values.typescript.map((project) => typescriptJudge(path.resolve(project)));
  if (values.python) judges.push(pythonJudge);
  if (values.go) judges.push(goJudge);
  let found = 0;
  for (const judge of judges) {
    for (const line of judge(root, removals)) {
      console.log(line);
      found += 1;
    }
  }
  console.log(`${removals.length} removals; found by the judges: ${found}`);
  console.log(reasons.toString());
}

async function removeAll(
  root: string,
  keys: readonly string[],
  reasons: Reasons,
): Promise<readonly Removal[]> {
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'release-lens-bench-'));
  const log = { info() {}, warn: console.error, error: console.error };
  const scanner = new WorkerScanner({ script: path.join(__dirname, '../indexWorker.js'), cacheFolder });
  const indexer = new Indexer({ scanner, clock: systemClock, log });
  const planRemoval = planRemovalWith(new SyntaxTrees(grammarsIn(path.join(__dirname, '../grammars'))));
  const config =
    values.config === undefined ? {} : readConfig(readFileSync(values.config, 'utf8'), root).calls;
  try {
    await indexer.start(root, { knownKeys: keys, config });
    const removals: Removal[] = [];
    for (const key of keys.filter((each) => indexer.index.ofKey(each).some(({ how }) => how !== 'mention'))) {
      for (const value of [true, false]) {
        const files = await removeFlag(
          root,
          indexer.index,
          { key, value },
          { files: new DiskFiles(), planRemoval, fileWords: gitFileWords },
        );
        reasons.add(files);
        removals.push({ name: `${key}=${value}`, files: files.filter(isChanged).map(pairOf) });
      }
    }
    return removals;
  } finally {
    indexer.dispose();
    await scanner.dispose();
    rmSync(cacheFolder, { recursive: true });
  }
}

function isChanged({ edits }: RemovalInFile): boolean {
  return edits.length > 0;
}

function pairOf({ file, before, after }: RemovalInFile) {
  return { file, before: before.text, after };
}

// The threads of the index keep no process alive.
const alive = setInterval(() => undefined, 1000);
void run().finally(() => clearInterval(alive));
