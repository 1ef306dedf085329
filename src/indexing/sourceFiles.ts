import type { SkippedFile } from '../core/model/reference.ts';

/** Larger files are no source code a person works on. */
export const LARGEST_FILE = 1_500_000;
const BINARY_WITHIN = 8192;

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

/** Where a reader has its bytes from. */
export interface SourceFiles {
  /** What it gives holds until the next call. */
  read(root: string, file: string): ReadResult;
}

/** The first `length` bytes as source code, in UTF-8 whatever they were. */
export function sourceIn(bytes: Uint8Array, length: number, stamp: Stamp): ReadResult {
  const marked = utf16(bytes, length);
  if (marked !== undefined) {
    const text = new TextDecoder(marked).decode(bytes.subarray(0, length));
    const encoded = new TextEncoder().encode(text);
    return { bytes: encoded, length: encoded.length, stamp };
  }
  const zero = bytes.subarray(0, Math.min(length, BINARY_WITHIN)).indexOf(0);
  return zero === -1 ? { bytes, length, stamp } : { skipped: 'binary', stamp };
}

function utf16(bytes: Uint8Array, length: number): 'utf-16le' | 'utf-16be' | undefined {
  if (length < 2) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
