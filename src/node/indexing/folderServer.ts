import type { ReferenceSlice } from '../../core/ports/scanner.ts';
import type { SourceReader } from '../../core/ports/sourceReader.ts';
import { FolderUpkeep } from '../../core/references/upkeep/folderUpkeep.ts';
import { flagFilesAmong, usesFlags } from './detectFlags.ts';
import { listFiles } from './listFiles.ts';
import type { IndexQuestion, IndexResult, PostedSlice } from './messages.ts';

/** All folders that are followed, inside the index thread. */
export class FolderServer {
  private readonly reader: SourceReader;
  private readonly post: (posted: PostedSlice) => void;
  private readonly folders = new Map<number, FolderUpkeep>();
  private readonly untaken = new Map<number, () => void>();

  constructor(reader: SourceReader, post: (posted: PostedSlice) => void) {
    this.reader = reader;
    this.post = post;
  }

  async answer(question: IndexQuestion): Promise<IndexResult> {
    switch (question.kind) {
      case 'follow':
        return await this.follow(question);
      case 'keys':
        await this.folders.get(question.folder)?.setKnownKeys(question.keys);
        return undefined;
      case 'change':
        await this.folders.get(question.folder)?.change(question.files, question.texts);
        return undefined;
      case 'close':
        return this.close(question.folder);
      case 'flag files':
        return await flagFilesAmong(question.root, await listFiles(question.root));
      case 'detect':
        return await usesFlags(question.root, await listFiles(question.root));
    }
  }

  /** The last slice of the folder has been taken in. */
  taken(folder: number): void {
    this.untaken.get(folder)?.();
    this.untaken.delete(folder);
  }

  private async follow({ folder, request }: Extract<IndexQuestion, { kind: 'follow' }>): Promise<undefined> {
    const publish = (slice: ReferenceSlice) => this.publish(folder, slice);
    const upkeep = new FolderUpkeep({ reader: this.reader, publish, now: () => Date.now() }, request);
    this.folders.set(folder, upkeep);
    await upkeep.start();
  }

  private close(folder: number): undefined {
    this.folders.get(folder)?.close();
    this.folders.delete(folder);
    this.taken(folder);
  }

  private publish(folder: number, slice: ReferenceSlice): Promise<void> {
    return new Promise((resolve) => {
      if (!this.folders.has(folder)) return resolve();
      this.untaken.set(folder, resolve);
      this.post({ folder, slice });
    });
  }
}
