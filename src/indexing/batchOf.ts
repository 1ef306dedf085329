import type { ReadBatch } from '../core/ports/sourceReader.ts';
import type { ReadFile } from './messages.ts';

export function batchOf(files: readonly ReadFile[]): ReadBatch {
  return {
    facts: files.flatMap(({ file, facts }) => (facts ? [[file, facts] as const] : [])),
    sketched: files.flatMap(({ file, sketched }) => (sketched ? [file] : [])),
    aside: files.flatMap((each) => (each.words ? [[each.file, each.words, isUnread(each)] as const] : [])),
    skipped: files.flatMap(({ file, skipped }) => (skipped ? [{ file, reason: skipped }] : [])),
  };
}

/** Code of which nothing but its text was read. */
export function isUnread({ skipped }: ReadFile): boolean {
  return skipped === 'generated';
}
