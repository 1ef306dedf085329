import type { FlagKey } from '../core/model/flag.ts';
import type { FolderRequest, ReferenceSlice } from '../core/ports/scanner.ts';
import type { SourceReader } from '../core/ports/sourceReader.ts';
import type { ChangedFile } from '../core/references/referenceTable.ts';
import { FolderUpkeep } from '../core/references/upkeep/folderUpkeep.ts';
import { type Folders, flagFilesIn, usesFlags } from './detectFlags.ts';
import type { IndexQuestion, IndexResult, PostedSlice } from './messages.ts';

/** A reader that may keep what it read for the next start. */
export interface KeepingReader extends SourceReader {
  /** Takes what there is at once, and never fails. */
  save(knownKeys: readonly FlagKey[], shown: () => readonly ChangedFile[]): Promise<void>;
}

interface Followed {
  readonly upkeep: FolderUpkeep;
  readonly reader: KeepingReader;
}

interface Abilities {
  readonly folders: Folders;
  readonly readerOf: (request: FolderRequest) => KeepingReader;
  readonly post: (posted: PostedSlice) => void;
}

/** All folders that are followed, inside the index thread. */
export class FolderServer {
  readonly #abilities: Abilities;
  readonly #folders = new Map<number, Followed>();
  readonly #untaken = new Map<number, () => void>();
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(abilities: Abilities) {
    this.#abilities = abilities;
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
      case 'kept':
        await this.#keeping;
        return undefined;
      case 'flag files':
        return await flagFilesIn(this.#abilities.folders, question.root);
      case 'detect':
        return await usesFlags(this.#abilities.folders, question.root);
    }
  }

  /** The last slice of the folder has been taken in. */
  taken(folder: number): void {
    this.#untaken.get(folder)?.();
    this.#untaken.delete(folder);
  }

  async #follow({ folder, request }: Extract<IndexQuestion, { kind: 'follow' }>): Promise<undefined> {
    const publish = (slice: ReferenceSlice) => this.#publish(folder, slice);
    const reader = this.#abilities.readerOf(request);
    const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
    const upkeep = new FolderUpkeep({ reader, publish, now: () => Date.now(), turn }, request);
    this.#folders.set(folder, { upkeep, reader });
    return await this.#work(folder, () => upkeep.start());
  }

  async #work(folder: number, job: (upkeep: FolderUpkeep) => Promise<void>): Promise<undefined> {
    const followed = this.#folders.get(folder);
    if (followed === undefined) return;
    const { upkeep, reader } = followed;
    await job(upkeep);
    // Whoever asked has what was asked for; that of a large folder takes seconds to be kept.
    if (upkeep.isIdle)
      this.#keeping = Promise.all([this.#keeping, reader.save(upkeep.knownKeys, () => upkeep.shown())]);
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
      this.#abilities.post({ folder, slice });
    });
  }
}
