import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Indexer } from '../../src/app/indexer.ts';
import { systemClock } from '../../src/node/clock.ts';
import { WorkerScanner } from '../../src/node/indexing/workerScanner.ts';

const LOOKUPS = 100_000;
const EDITED_SIZE = 100_000;
const EDITS = 5;
/** Of what people type in: what rests on a file, and so what an edit costs, differs a thousandfold. */
const FILES_EDITED = 40;
const LATE_KEY = 'bench-late-key';

const log = { info() {}, warn: console.error, error: console.error };
/** Waiting for a burst of events to end is not what is measured. */
const clock = { now: systemClock.now, wait: () => Promise.resolve() };

export interface IndexFigures {
  readonly files: number;
  readonly usable: number;
  readonly full: number;
  readonly warm: number;
  /** Of a start where nothing has changed, until what is edited right after it is shown, and all that rests on it. */
  readonly warmEdit: number;
  readonly warmSettled: number;
  readonly edit: number;
  /** A line added to one of many files: of twenty, the second slowest. */
  readonly anyEdit: number;
  readonly addKey: number;
  readonly memory: number;
  readonly block: number;
  readonly lookup: number;
}

/** One life of an index over the folder: cold, edited, asked, told of a new key; then started once more. */
export async function measureIndex(root: string, knownKeys: readonly string[]): Promise<IndexFigures> {
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'release-lens-bench-'));
  const blocked = new LongestBlock();
  try {
    const cold = await coldLife(root, knownKeys, cacheFolder);
    const block = blocked.stop();
    return { ...cold, block, ...(await warmLife(root, knownKeys, cacheFolder)) };
  } finally {
    blocked.stop();
    rmSync(cacheFolder, { recursive: true });
  }
}

function warmLife(root: string, knownKeys: readonly string[], cacheFolder: string) {
  return withIndexer(cacheFolder, async (indexer) => {
    const warm = await timed(() => indexer.start(root, { knownKeys }));
    const [file = ''] = sources(indexer);
    const text = readFileSync(path.join(root, file), 'utf8');
    const began = performance.now();
    const shown = new Promise<void>((resolve) => {
      indexer.onDidChange(({ files }) => files.has(file) && resolve());
    });
    const settled = indexer.update(file, `\n${text}`);
    await shown;
    const warmEdit = warm + performance.now() - began;
    await settled;
    return { warm, warmEdit, warmSettled: warm + performance.now() - began };
  });
}

function coldLife(root: string, knownKeys: readonly string[], cacheFolder: string) {
  return withIndexer(cacheFolder, async (indexer) => {
    const began = performance.now();
    const memory = new MostMemory();
    let usable: number | undefined;
    indexer.onDidChange(() => {
      usable ??= performance.now() - began;
    });
    await indexer.start(root, { knownKeys });
    const full = performance.now() - began;
    const { files } = indexer.stats;
    const edit = await measureEdit(indexer, root);
    const anyEdit = await measureAnyEdit(indexer, root);
    const lookup = measureLookup(indexer);
    const addKey = await timed(() => indexer.setKnownKeys([...knownKeys, LATE_KEY]));
    return { files, usable: usable ?? full, full, memory: memory.stop(), edit, anyEdit, lookup, addKey };
  });
}

async function withIndexer<T>(cacheFolder: string, work: (indexer: Indexer) => Promise<T>): Promise<T> {
  const script = path.join(__dirname, '../indexWorker.js');
  const scanner = new WorkerScanner({ script, cacheFolder });
  const indexer = new Indexer({ scanner, clock, log });
  try {
    return await work(indexer);
  } finally {
    indexer.dispose();
    await scanner.dispose();
  }
}

function sources(indexer: Indexer): readonly string[] {
  return [...indexer.index.files()].filter((each) => /\.(?:tsx?|py|go|java|kt|cs|rb)$/.test(each));
}

/** A file with references, grown to size by repeating it, and cut to it at the end of a line. */
async function measureEdit(indexer: Indexer, root: string): Promise<number> {
  const [file] = sources(indexer);
  if (file === undefined) return 0;
  const text = readFileSync(path.join(root, file), 'utf8');
  const repeated = text.repeat(Math.ceil(EDITED_SIZE / text.length));
  const large = repeated.slice(0, repeated.lastIndexOf('\n', EDITED_SIZE) + 1);
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    times.push(await timed(() => indexer.update(file, `${large}${'\n'.repeat(edit)}`)));
  }
  await indexer.update(file, undefined);
  return times.sort((a, b) => a - b)[EDITS >> 1] ?? 0;
}

async function measureAnyEdit(indexer: Indexer, root: string): Promise<number> {
  const files = sources(indexer);
  const step = Math.max(1, Math.floor(files.length / FILES_EDITED));
  const times: number[] = [];
  for (let at = 0; at < files.length; at += step) {
    const file = files[at] ?? '';
    const text = readFileSync(path.join(root, file), 'utf8');
    times.push(await timed(() => indexer.update(file, `\n${text}`)));
    await indexer.update(file, undefined);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/** Microseconds. */
function measureLookup(indexer: Indexer): number {
  const [file = ''] = indexer.index.files();
  const size = indexer.index.ofFile(file).at(-1)?.end ?? 1;
  const began = performance.now();
  for (let count = 0; count < LOOKUPS; count++) indexer.index.at(file, count % size);
  return ((performance.now() - began) / LOOKUPS) * 1000;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Megabytes of the whole process, at worst. */
class MostMemory {
  #most = 0;
  readonly #timer = setInterval(() => this.#look(), 20);

  stop(): number {
    this.#look();
    clearInterval(this.#timer);
    return this.#most;
  }

  #look(): void {
    this.#most = Math.max(this.#most, process.memoryUsage.rss() / 2 ** 20);
  }
}

/** How much later than a millisecond a timer of a millisecond fires at worst. */
class LongestBlock {
  #longest = 0;
  #last = performance.now();
  readonly #timer = setInterval(() => this.#tick(), 1);

  stop(): number {
    clearInterval(this.#timer);
    return this.#longest;
  }

  #tick(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last - 1);
    this.#last = now;
  }
}
