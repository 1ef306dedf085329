import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FolderRequest, Scanner } from '../../../src/core/ports/scanner.ts';
import { ReferenceTable } from '../../../src/core/references/referenceTable.ts';
import type { FileAnswers, FileQuestion } from '../../../src/indexing/messages.ts';
import { ThreadScanner } from '../../../src/indexing/threadScanner.ts';
import { diskFolders } from '../../../src/node/indexing/diskFolders.ts';
import { grammarsIn } from '../../../src/node/indexing/grammarFiles.ts';
import { WorkerScanner } from '../../../src/node/indexing/workerScanner.ts';
import { serveIndex } from '../../../src/web/serveIndex.ts';
import { WebThread, type WorkerPort } from '../../../src/web/webThread.ts';
import { prepareDemo } from '../../support/cli.ts';

const grammars = grammarsIn(path.resolve('dist/grammars'));

/** The window's side: what it fetches is on a disk here. */
async function answerFromDisk(question: FileQuestion): Promise<FileAnswers[keyof FileAnswers]> {
  switch (question.kind) {
    case 'list':
      return diskFolders.list(question.root);
    case 'present':
      return question.files;
    case 'bytes':
      return Promise.all(
        question.files.map((file) => readFile(path.join(question.root, file)).catch(() => undefined)),
      );
    case 'grammar':
      return grammars(question.file);
  }
}

/** A worker that runs right here; what passes is copied, as between threads. */
function workerHere(): WorkerPort {
  const inside = new EventTarget();
  const outside = new EventTarget();
  const posts = (to: EventTarget) => (data: unknown) => {
    const event = new MessageEvent('message', { data: structuredClone(data) });
    queueMicrotask(() => to.dispatchEvent(event));
  };
  const port = (own: EventTarget, other: EventTarget) =>
    ({
      postMessage: posts(other),
      addEventListener: own.addEventListener.bind(own),
      terminate: () => undefined,
    }) as unknown as WorkerPort;
  serveIndex(port(inside, outside));
  return port(outside, inside);
}

const inBrowser = () =>
  new ThreadScanner({
    start: (onOther) =>
      new WebThread({ worker: Promise.resolve(workerHere()), files: answerFromDisk, onOther }),
  });

async function referencesOf(scanner: Scanner, request: FolderRequest): Promise<readonly unknown[]> {
  const table = new ReferenceTable();
  const folder = scanner.follow(request, ({ changed }) => {
    for (const [file, references] of changed) table.set(file, references);
  });
  await folder.ready;
  return [...table.files()].sort().flatMap((file) => table.ofFile(file));
}

describe('the index in a browser', () => {
  let above: string;
  let root: string;
  before(async () => {
    above = await mkdtemp(path.join(os.tmpdir(), 'release-lens-web-'));
    root = (await prepareDemo(path.join(above, 'demo'))).folder;
  });
  after(() => rm(above, { recursive: true, force: true }));

  it('finds what the index on a disk finds, and fetches what it only sketched once', async () => {
    const request = { root, config: {}, knownKeys: ['new-checkout', 'express-pay'], texts: [] };
    const onDisk = new WorkerScanner({ script: path.resolve('dist/indexWorker.js') });
    const expected = await referencesOf(onDisk, request).finally(() => onDisk.dispose());
    const fetched: string[] = [];
    const scanner = new ThreadScanner({
      start: (onOther) =>
        new WebThread({
          worker: Promise.resolve(workerHere()),
          onOther,
          files(question) {
            if (question.kind === 'bytes') fetched.push(...question.files);
            return answerFromDisk(question);
          },
        }),
    });
    const found = await referencesOf(scanner, request);
    assert.ok(expected.length > 20, `${expected.length} references`);
    assert.deepEqual(found, expected);
    assert.equal(fetched.filter((file) => file === 'shop/checkout.tsx').length, 1);
  });

  it('finds the flag files and tells that the folder uses flags', async () => {
    const scanner = inBrowser();
    assert.equal(await scanner.detect(root), true);
    assert.deepEqual(await scanner.findFlagFiles(root), [
      'flags/development.flagd.json',
      'flags/production.flagd.json',
      'flags/staging.flagd.json',
    ]);
  });

  it('says so when the worker cannot be started', async () => {
    const scanner = new ThreadScanner({
      start: (onOther) =>
        new WebThread({
          worker: Promise.reject(new Error('no workers here')),
          files: answerFromDisk,
          onOther,
        }),
    });
    await assert.rejects(scanner.detect(root), /no workers here/);
  });
});
