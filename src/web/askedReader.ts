import type { ReadBatch, ReadRequest, ReadTimes } from '../core/ports/sourceReader.ts';
import type { PackedFacts } from '../core/references/packing/packedFacts.ts';
import type { CallsConfig } from '../core/references/sdkCalls/callTable.ts';
import { batchOf } from '../indexing/batchOf.ts';
import { ChunkReader } from '../indexing/chunkReader.ts';
import type { KeepingReader } from '../indexing/folderServer.ts';
import type { ChunkResult, ReaderQuestion } from '../indexing/messages.ts';
import { LARGEST_FILE, NO_FILE, type ReadResult, sourceIn } from '../indexing/sourceFiles.ts';
import type { TextReader } from '../indexing/textReader.ts';
import type { AskedFiles } from './askedFiles.ts';

/** Files fetched at once. */
const CHUNK = 24;

const GONE: ReadResult = { gone: true, stamp: NO_FILE };

/** Reads one folder of the workspace in the worker itself. A file may be a request: what was sketched is kept. */
export class AskedReader implements KeepingReader {
  readonly #files: AskedFiles;
  readonly #chunks: ChunkReader;
  readonly #fetched = new Map<string, ReadResult>();

  constructor(files: AskedFiles, texts: TextReader) {
    this.#files = files;
    this.#chunks = new ChunkReader({ read: (_, file) => this.#fetched.get(file) ?? GONE }, texts);
  }

  list(root: string): Promise<readonly string[]> {
    return this.#files.list(root);
  }

  present(root: string, files: readonly string[]): Promise<readonly string[]> {
    return this.#files.present(root, files);
  }

  async read(
    { root, files, ...plan }: ReadRequest,
    onBatch: (batch: ReadBatch) => void,
    signal: AbortSignal,
  ): Promise<ReadTimes> {
    const times = { read: 0, match: 0, parse: 0 };
    await this.#chunks.answer({ kind: 'plan', plan });
    for (let at = 0; at < files.length; at += CHUNK) {
      signal.throwIfAborted();
      const chunk = files.slice(at, at + CHUNK);
      const began = performance.now();
      await this.#fetch(root, chunk);
      times.read += performance.now() - began;
      const result = await this.#answered({ kind: 'chunk', root, files: chunk });
      times.match += result.times.match;
      times.parse += result.times.parse;
      this.#forget(chunk, result);
      onBatch(batchOf(result.files));
    }
    return times;
  }

  async extract(file: string, text: string, config: CallsConfig): Promise<PackedFacts> {
    const facts = await this.#chunks.answer({ kind: 'text', file, text, config });
    if (!(facts instanceof Uint8Array)) throw new Error('a text gave no facts');
    return facts;
  }

  /** Nothing is kept: a browser's storage is small, and its files have no dependable time. */
  async save(): Promise<void> {}

  async recall(): Promise<undefined> {}

  async #fetch(root: string, files: readonly string[]): Promise<void> {
    const missing = files.filter((file) => !this.#fetched.has(file));
    if (missing.length === 0) return;
    const all = await this.#files.bytes(root, missing);
    for (const [at, file] of missing.entries()) this.#fetched.set(file, resultOf(all[at]));
  }

  /** What was only sketched is read closely next. */
  #forget(files: readonly string[], result: ChunkResult): void {
    const sketched = new Set(result.files.flatMap((each) => (each.sketched ? [each.file] : [])));
    for (const file of files) if (!sketched.has(file)) this.#fetched.delete(file);
  }

  async #answered(question: ReaderQuestion): Promise<ChunkResult> {
    const result = await this.#chunks.answer(question);
    if (typeof result !== 'object' || !('files' in result)) throw new Error('a chunk gave no result');
    return result;
  }
}

function resultOf(bytes: Uint8Array | undefined): ReadResult {
  if (bytes === undefined) return GONE;
  const stamp = { mtime: 0, size: bytes.length };
  return bytes.length > LARGEST_FILE ? { skipped: 'too large', stamp } : sourceIn(bytes, bytes.length, stamp);
}
