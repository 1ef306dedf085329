import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Indexer } from '../../../../src/app/indexer.ts';
import { WorkerScanner } from '../../../../src/node/indexing/workerScanner.ts';

const clock = { now: () => 0, wait: () => Promise.resolve() };
const log = {
  info() {},
  warn() {},
  error: (message: string, cause?: unknown) => assert.fail(`${message}: ${cause}`),
};

/** A folder on disk, an index of it over real threads, and what was noted meanwhile. */
export class FolderUnderTest {
  readonly notes: string[] = [];
  readonly indexer: Indexer;
  readonly root: string;
  readonly #scanner: WorkerScanner;

  private constructor(root: string, cacheFolder: string | undefined) {
    this.root = root;
    this.#scanner = new WorkerScanner({
      script: path.resolve('dist/indexWorker.js'),
      workers: 1,
      onNote: (note) => this.notes.push(note),
      ...(cacheFolder === undefined ? {} : { cacheFolder }),
    });
    this.indexer = new Indexer({ scanner: this.#scanner, clock, log });
  }

  static async make(): Promise<FolderUnderTest> {
    return new FolderUnderTest(await mkdtemp(path.join(tmpdir(), 'release-lens-folder-')), undefined);
  }

  /** The same folder as another process would open it. */
  again(cacheFolder?: string): FolderUnderTest {
    return new FolderUnderTest(this.root, cacheFolder);
  }

  async write(file: string, text: string | Uint8Array): Promise<void> {
    await mkdir(path.dirname(path.join(this.root, file)), { recursive: true });
    await writeFile(path.join(this.root, file), text);
  }

  /** One line a reference. */
  found(): string[] {
    const { index } = this.indexer;
    return [...index.files()]
      .sort()
      .flatMap((file) => index.ofFile(file))
      .map(({ file, range, key, how }) => `${file}:${range.line + 1}:${range.column + 1} ${how} ${key}`);
  }

  async close(): Promise<void> {
    this.indexer.dispose();
    await this.#scanner.dispose();
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.root, { recursive: true, force: true });
  }
}
