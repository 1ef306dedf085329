import type { ReadBatch } from '../core/ports/sourceReader.ts';
import type { ReadFile } from './messages.ts';

export function batchOf(files: readonly ReadFile[]): ReadBatch {
  return {
    facts: files.flatMap(({ file, facts }) => (facts ? [[file, facts] as const] : [])),
    sketched: files.flatMap(({ file, sketched }) => (sketched ? [file] : [])),
    aside: files.flatMap(({ file, words }) => (words ? [[file, words] as const] : [])),
    skipped: files.flatMap(({ file, skipped }) => (skipped ? [{ file, reason: skipped }] : [])),
  };
}
