import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { SkippedFile } from '../../core/model/reference.ts';

/** Larger files are no source code a person works on. */
export const LARGEST_FILE = 1_500_000;
const BINARY_WITHIN = 8192;

/** A pipe without a writer would be waited for. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Of the file as it was read: with any other stamp it is another text. */
export interface Stamp {
  readonly mtime: number;
  readonly size: number;
}

/** Of what is listed and is no file. */
export const NO_FILE: Stamp = { mtime: -1, size: -1 };

export type ReadResult = { readonly stamp: Stamp } & (
  | { readonly bytes: Uint8Array; readonly length: number }
  | { readonly skipped: SkippedFile['reason'] }
  | { readonly gone: true }
);

const GONE = { gone: true, stamp: NO_FILE } as const;
/** Without a stamp of its own it is tried again with every start. */
const UNREADABLE = { skipped: 'unreadable', stamp: { mtime: Number.NaN, size: -1 } } as const;

/** Reads into one buffer, which the next read overwrites. */
export class FileReader {
  readonly #buffer = Buffer.allocUnsafe(LARGEST_FILE + 1);

  read(file: string): ReadResult {
    let descriptor: number;
    try {
      descriptor = openSync(file, READING);
    } catch (error) {
      return isMissing(error) ? GONE : UNREADABLE;
    }
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return GONE;
      const stamp = { mtime: stats.mtimeMs, size: stats.size };
      if (stats.size > LARGEST_FILE) return { skipped: 'too large', stamp };
      return this.#check(this.#fill(descriptor, stats.size), stamp);
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

  #check(length: number, stamp: Stamp): ReadResult {
    const marked = utf16(this.#buffer, length);
    if (marked !== undefined) {
      const bytes = Buffer.from(new TextDecoder(marked).decode(this.#buffer.subarray(0, length)));
      return { bytes, length: bytes.length, stamp };
    }
    const zero = this.#buffer.subarray(0, Math.min(length, BINARY_WITHIN)).indexOf(0);
    return zero === -1 ? { bytes: this.#buffer, length, stamp } : { skipped: 'binary', stamp };
  }
}

function utf16(bytes: Uint8Array, length: number): 'utf-16le' | 'utf-16be' | undefined {
  if (length < 2) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
}
