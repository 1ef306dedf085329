import type { ReadBatch } from '../../core/ports/sourceReader.ts';
import type { FileFacts } from '../../core/references/facts.ts';
import type { ChunkResult, PackedFacts } from './messages.ts';

export function packFacts(facts: FileFacts): PackedFacts {
  return JSON.stringify(facts);
}

/** Only for what `packFacts` made. */
export function unpackFacts(packed: PackedFacts): FileFacts {
  return JSON.parse(packed);
}

export function unpackChunk({ files, skipped }: Pick<ChunkResult, 'files' | 'skipped'>): ReadBatch {
  return {
    facts: files.flatMap(({ facts }) => (facts === undefined ? [] : [unpackFacts(facts)])),
    sketched: files.flatMap(({ file, sketched }) => (sketched ? [file] : [])),
    aside: files.flatMap(({ file, words }) => (words ? [[file, words] as const] : [])),
    skipped,
  };
}
