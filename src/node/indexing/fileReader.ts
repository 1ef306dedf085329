import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import {
  LARGEST_FILE,
  NO_FILE,
  type ReadResult,
  type SourceFiles,
  sourceIn,
} from '../../indexing/sourceFiles.ts';

/** A pipe without a writer would be waited for. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const GONE = { gone: true, stamp: NO_FILE } as const;
/** Without a stamp of its own it is tried again with every start. */
const UNREADABLE = { skipped: 'unreadable', stamp: { mtime: Number.NaN, size: -1 } } as const;

/** Reads into one buffer, which the next read overwrites. */
export class FileReader implements SourceFiles {
  readonly #buffer = Buffer.allocUnsafe(LARGEST_FILE + 1);

  read(root: string, file: string): ReadResult {
    let descriptor: number;
    try {
      descriptor = openSync(`${root}${path.sep}${file}`, READING);
    } catch (error) {
      return isMissing(error) ? GONE : UNREADABLE;
    }
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return GONE;
      const stamp = { mtime: stats.mtimeMs, size: stats.size };
      if (stats.size > LARGEST_FILE) return { skipped: 'too large', stamp };
      return sourceIn(this.#buffer, this.#fill(descriptor, stats.size), stamp);
    } catch {
      return UNREADABLE;
    } finally {
      closeSync(descriptor);
    }
  }

  /** To the size it is said to have; a file that grows meanwhile is read again when that is heard of. */
  #fill(descriptor: number, size: number): number {
    let length = 0;
    while (length < size) {
      const count = readSync(descriptor, this.#buffer, length, size - length, null);
      if (count === 0) break;
      length += count;
    }
    return length;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
}
