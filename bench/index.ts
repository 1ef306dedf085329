// Usage: node dist/bench/index.js FOLDER KEYS_FILE. Both tools read the same tree in turn, so that only ratios count.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Indexer } from '../src/app/indexer.ts';
import { systemClock } from '../src/node/clock.ts';
import { WorkerScanner } from '../src/node/indexing/workerScanner.ts';

const ROUNDS = 3;
const LOOKUPS = 100_000;

const [root, keysFile] = process.argv.slice(2);
if (root === undefined || keysFile === undefined)
  throw new Error('give a folder and a file with one key a line');
const keys = readFileSync(keysFile, 'utf8')
  .split('\n')
  .filter((key) => key !== '');
const log = { info() {}, warn: console.error, error: console.error };

function ripgrep(): number {
  const began = performance.now();
  const options = { cwd: root, stdio: 'ignore' as const };
  const { error } = spawnSync('rg', ['-j2', '-F', '-n', '-f', path.resolve(keysFile ?? ''), '.'], options);
  if (error) throw error;
  return performance.now() - began;
}

async function index(): Promise<{ cold: number; edit: number; lookup: number; found: number }> {
  const scanner = new WorkerScanner({ script: path.join(__dirname, '../indexWorker.js') });
  const clock = { now: systemClock.now, wait: () => Promise.resolve() };
  const indexer = new Indexer({ scanner, clock, log });
  const began = performance.now();
  await indexer.start(root ?? '', { knownKeys: keys });
  const cold = performance.now() - began;
  const [file = ''] = [...indexer.index.files()].filter((each) => /\.(?:tsx?|py|go)$/.test(each));
  const text = file === '' ? '' : readFileSync(path.join(root ?? '', file), 'utf8');
  const edited = performance.now();
  if (file !== '') await indexer.update(file, `${text}\n`);
  const edit = performance.now() - edited;
  const asked = performance.now();
  for (let count = 0; count < LOOKUPS; count++) indexer.index.at(file, count % (text.length + 1));
  const lookup = ((performance.now() - asked) / LOOKUPS) * 1000;
  const found = indexer.index.size;
  indexer.dispose();
  await scanner.dispose();
  return { cold, edit, lookup, found };
}

async function run(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const rg = ripgrep();
    const { cold, edit, lookup, found } = await index();
    const ratio = (cold / rg).toFixed(1);
    console.log(
      `rg ${rg.toFixed(0)} ms | index ${cold.toFixed(0)} ms = ${ratio} x rg | ${found} references | ` +
        `edit ${edit.toFixed(1)} ms | at() ${lookup.toFixed(2)} µs`,
    );
  }
}

void run();
