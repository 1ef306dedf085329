import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NOTHING_WANTED } from '../../../../src/core/references/prefilter/patterns.ts';
import type { ChunkResult } from '../../../../src/indexing/messages.ts';
import { FileQueue } from '../../../../src/node/indexing/fileQueue.ts';
import { ReaderPool } from '../../../../src/node/indexing/readerPool.ts';

/** Answers like a reader, but ends, as one does whose memory is full, where it meets a file called so. */
const READER = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, question }) => {
  if (question.kind === 'plan') return parentPort.postMessage({ id });
  if (question.files.some((file) => file.startsWith('huge'))) process.exit(1);
  const files = question.files.map((file) => ({ file, stamp: { mtime: 1, size: 1 } }));
  parentPort.postMessage({ id, result: { files, times: { read: 0, match: 0, parse: 0 } } });
});`;

/** Says which thread read a file by its size; a text is answered a turn later. */
const NUMBERED = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ id, question }) => {
  if (question.kind === 'plan') return parentPort.postMessage({ id });
  if (question.kind === 'text') return setImmediate(() => parentPort.postMessage({ id, result: new Uint8Array() }));
  const files = question.files.map((file) => ({ file, stamp: { mtime: 1, size: threadId } }));
  parentPort.postMessage({ id, result: { files, times: { read: 0, match: 0, parse: 0 } } });
});`;

/** Enough for both of two threads to have work. */
const MANY = Array.from({ length: 200 }, (_, index) => `${index}.ts`);

describe('threads that read', function () {
  this.timeout(60_000);

  it('leave out the files that are too much for one, and say so', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'release-lens-readers-'));
    try {
      const script = path.join(folder, 'reader.js');
      await writeFile(script, READER);
      const pool = new ReaderPool({ script, size: 1 });
      // The last is asked for alone, while the thread is at those before it.
      const files = [...MANY.slice(0, 46), 'huge1.ts', 'huge2.ts', 'last.ts'];
      const found: string[] = [];
      await pool.read(
        { root: folder, config: {}, wanted: NOTHING_WANTED, files: FileQueue.of(files) },
        ({ files }) => found.push(...files.map(({ file, skipped = 'read' }) => `${file} ${skipped}`)),
        new AbortController().signal,
      );
      const expected = files.map((file) => `${file} ${file.startsWith('huge') ? 'too large' : 'read'}`);
      assert.deepEqual(found.sort(), expected.sort());
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('end where there is too little for them, but for those that read a text', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'release-lens-readers-'));
    try {
      const script = path.join(folder, 'reader.js');
      await writeFile(script, NUMBERED);
      const pool = new ReaderPool({ script, size: 2 });
      const read = async (files: readonly string[]): Promise<ReadonlySet<number>> => {
        const threads = new Set<number>();
        const request = { root: folder, config: {}, wanted: NOTHING_WANTED, files: FileQueue.of(files) };
        const note = (chunk: ChunkResult) => {
          for (const { stamp } of chunk.files) threads.add(stamp.size);
        };
        await pool.read(request, note, new AbortController().signal);
        return threads;
      };
      const first = await read(MANY);
      const texts = [pool.extract('a.ts', '', {}), pool.extract('b.ts', '', {})];
      await read(['a.ts']);
      await Promise.all(texts);
      assert.deepEqual([...(await read(MANY))].sort(), [...first].sort(), 'both were busy');
      await read(['a.ts']);
      const last = await read(MANY);
      assert.equal([...last].filter((thread) => first.has(thread)).length, 1, 'one is new');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('are not started for a handful of files, while those are being listed either', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'release-lens-readers-'));
    try {
      const script = path.join(folder, 'reader.js');
      await writeFile(script, `require('node:fs').appendFileSync(__dirname + '/started', '.');${NUMBERED}`);
      const pool = new ReaderPool({ script, size: 2 });
      pool.prepare();
      const files = new FileQueue();
      const plan = { root: folder, config: {}, wanted: NOTHING_WANTED };
      const reading = pool.read({ ...plan, files }, () => undefined, new AbortController().signal);
      files.add(MANY.slice(0, 50));
      files.end();
      await reading;
      assert.equal(await readFile(path.join(folder, 'started'), 'utf8'), '.');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('tell why they cannot even start', async () => {
    const pool = new ReaderPool({ script: path.join(tmpdir(), 'release-lens-no-such-script.js'), size: 1 });
    await assert.rejects(pool.extract('a.ts', '', {}), /release-lens-no-such-script/);
  });
});
