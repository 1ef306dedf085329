import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SkippedFile } from '../../core/model/reference.ts';

/** Larger files are no source code a person works on. */
export const LARGEST_FILE = 1_500_000;
const BINARY_WITHIN = 8192;

export type ReadResult =
  | { readonly bytes: Uint8Array; readonly length: number }
  | { readonly skipped: SkippedFile['reason'] }
  | { readonly gone: true };

/** Reads into one buffer, which the next read overwrites. */
export class FileReader {
  private readonly buffer = Buffer.allocUnsafe(LARGEST_FILE + 1);

  read(file: string): ReadResult {
    let descriptor: number;
    try {
      descriptor = openSync(file, 'r');
    } catch (error) {
      return isMissing(error) ? { gone: true } : { skipped: 'unreadable' };
    }
    try {
      if (!fstatSync(descriptor).isFile()) return { gone: true };
      return this.check(this.fill(descriptor));
    } catch {
      return { skipped: 'unreadable' };
    } finally {
      closeSync(descriptor);
    }
  }

  private fill(descriptor: number): number {
    let length = 0;
    for (;;) {
      const count = readSync(descriptor, this.buffer, length, this.buffer.length - length, null);
      length += count;
      if (count === 0 || length === this.buffer.length) return length;
    }
  }

  private check(length: number): ReadResult {
    if (length > LARGEST_FILE) return { skipped: 'too large' };
    const marked = utf16(this.buffer, length);
    if (marked !== undefined) {
      const bytes = Buffer.from(new TextDecoder(marked).decode(this.buffer.subarray(0, length)));
      return { bytes, length: bytes.length };
    }
    const zero = this.buffer.subarray(0, Math.min(length, BINARY_WITHIN)).indexOf(0);
    return zero === -1 ? { bytes: this.buffer, length } : { skipped: 'binary' };
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
