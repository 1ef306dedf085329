// Usage: npm run bench -- removal [FOLDER --key KEY --value JSON]. Without a folder one of 10,000 files is made. A removal
// up to what is previewed, beside parsing the files it changes once, so that their ratio counts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Indexer } from '../src/app/indexer.ts';
import { type RemovalInFile, removeFlag } from '../src/app/removeFlag.ts';
import type { FlagValue } from '../src/core/model/flag.ts';
import { syntaxOf } from '../src/core/removal/languages/syntaxes.ts';
import { SyntaxTrees } from '../src/indexing/syntaxTrees.ts';
import { systemClock } from '../src/node/clock.ts';
import { DiskFiles } from '../src/node/files.ts';
import { grammarsIn } from '../src/node/indexing/grammarFiles.ts';
import { WorkerScanner } from '../src/node/indexing/workerScanner.ts';
import { planRemovalInThread } from '../src/node/removal/removalThread.ts';
import { median } from './index/figures.ts';

const FILES = 10_000;
const USING = 25;
const ROUNDS = 7;
const KEY = 'bench-checkout';

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string', default: KEY }, value: { type: 'string', default: 'true' } },
  });
  const [given] = positionals;
  const root = given === undefined ? made() : path.resolve(given);
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'release-lens-bench-'));
  try {
    await measure(root, values.key, JSON.parse(values.value) as FlagValue, cacheFolder);
  } finally {
    rmSync(cacheFolder, { recursive: true });
    if (given === undefined) rmSync(root, { recursive: true });
  }
}

async function measure(root: string, key: string, value: FlagValue, cacheFolder: string): Promise<void> {
  const log = { info() {}, warn: console.error, error: console.error };
  const scanner = new WorkerScanner({ script: path.join(__dirname, '../indexWorker.js'), cacheFolder });
  const indexer = new Indexer({ scanner, clock: systemClock, log });
  await indexer.start(root, { knownKeys: [key] });
  const syntaxes = new SyntaxTrees(grammarsIn(path.join(__dirname, '../grammars')));
  const planRemoval = planRemovalInThread(path.join(__dirname, '../removalWorker.js'));
  const remove = () =>
    removeFlag(root, indexer.index, { key, value }, { files: new DiskFiles(), planRemoval });
  const first = await timed(remove);
  const rounds: { readonly removal: number; readonly parsing: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const removal = await timed(remove);
    rounds.push({ removal: removal.ms, parsing: (await timed(() => parsed(removal.result, syntaxes))).ms });
  }
  indexer.dispose();
  await scanner.dispose();
  const removal = median(rounds.map((round) => round.removal)) ?? 0;
  const parsing = median(rounds.map((round) => round.parsing)) ?? 0;
  const changed = first.result.filter(({ edits }) => edits.length > 0).length;
  console.log(
    [
      `${indexer.stats.files} files, ${indexer.index.ofKey(key).length} references, ${changed} files changed`,
      `to the preview: ${removal.toFixed(0)} ms median of ${ROUNDS} = ${(removal / parsing).toFixed(1)} × parsing the files once (must: 1000 ms)`,
      `the first time, grammars loaded: ${first.ms.toFixed(0)} ms`,
    ].join('\n'),
  );
}

async function parsed(removals: readonly RemovalInFile[], syntaxes: SyntaxTrees): Promise<void> {
  for (const { file, before } of removals) {
    const known = syntaxOf(file);
    if (known) (await syntaxes.load(known.grammar))(before.text);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

/** Files of some 200 lines; the first of them ask for the flag, each in three places. */
function made(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'release-lens-bench-code-'));
  for (let at = 0; at < FILES; at++) {
    const folder = path.join(root, `part${at % 100}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `file${at}.ts`), codeOf(at));
  }
  return root;
}

function codeOf(at: number): string {
  const ask = `client.getBooleanValue('${KEY}', false)`;
  const plain = Array.from(
    { length: 45 },
    (_, each) => `export function f${each}(x: number): number {\n  return x > ${each} ? x : ${each};\n}\n`,
  );
  const asking = [
    `export function g(x: number): string {\n  if (${ask}) {\n    return 'new';\n  }\n  return x > 1 ? 'old' : 'older';\n}\n`,
    `export const h = (x: boolean) => x && ${ask};\n`,
    `const on = ${ask};\nexport const k = on ? 'new' : 'old';\n`,
  ];
  return ["import { client } from './client';\n", ...plain, ...(at < USING ? asking : [])].join('\n');
}

void run();
