import type { FolderRequest, ReferenceSlice } from '../../core/ports/scanner.ts';
import { FolderUpkeep } from '../../core/references/upkeep/folderUpkeep.ts';
import type { CachedReader } from './cachedReader.ts';
import { flagFilesAmong, usesFlags } from './detectFlags.ts';
import { listFiles } from './listFiles.ts';
import type { IndexQuestion, IndexResult, PostedSlice } from './messages.ts';

interface Followed {
  readonly upkeep: FolderUpkeep;
  readonly reader: CachedReader;
}

/** All folders that are followed, inside the index thread. */
export class FolderServer {
  readonly #readerOf: (request: FolderRequest) => CachedReader;
  readonly #post: (posted: PostedSlice) => void;
  readonly #folders = new Map<number, Followed>();
  readonly #untaken = new Map<number, () => void>();

  constructor(readerOf: (request: FolderRequest) => CachedReader, post: (posted: PostedSlice) => void) {
    this.#readerOf = readerOf;
    this.#post = post;
  }

  async answer(question: IndexQuestion): Promise<IndexResult> {
    switch (question.kind) {
      case 'follow':
        return await this.#follow(question);
      case 'keys':
        return await this.#work(question.folder, (upkeep) => upkeep.setKnownKeys(question.keys));
      case 'change':
        return await this.#work(question.folder, (upkeep) => upkeep.change(question.files, question.texts));
      case 'close':
        return this.#close(question.folder);
      case 'flag files':
        return await flagFilesAmong(question.root, await listFiles(question.root));
      case 'detect':
        return await usesFlags(question.root, await listFiles(question.root));
    }
  }

  /** The last slice of the folder has been taken in. */
  taken(folder: number): void {
    this.#untaken.get(folder)?.();
    this.#untaken.delete(folder);
  }

  async #follow({ folder, request }: Extract<IndexQuestion, { kind: 'follow' }>): Promise<undefined> {
    const publish = (slice: ReferenceSlice) => this.#publish(folder, slice);
    const reader = this.#readerOf(request);
    const upkeep = new FolderUpkeep({ reader, publish, now: () => Date.now() }, request);
    this.#folders.set(folder, { upkeep, reader });
    return await this.#work(folder, () => upkeep.start());
  }

  async #work(folder: number, job: (upkeep: FolderUpkeep) => Promise<void>): Promise<undefined> {
    const followed = this.#folders.get(folder);
    if (followed === undefined) return;
    const { upkeep, reader } = followed;
    await job(upkeep);
    if (upkeep.isIdle) await reader.save(upkeep.knownKeys, () => upkeep.shown());
  }

  #close(folder: number): undefined {
    this.#folders.get(folder)?.upkeep.close();
    this.#folders.delete(folder);
    this.taken(folder);
  }

  #publish(folder: number, slice: ReferenceSlice): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#folders.has(folder)) return resolve();
      this.#untaken.set(folder, resolve);
      this.#post({ folder, slice });
    });
  }
}
