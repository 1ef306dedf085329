import type { FolderStats, ReferenceSlice } from '../../ports/scanner.ts';
import type { ChangedFile } from '../referenceTable.ts';

/** References taken in at once: about a millisecond's work. */
const SLICE = 300;

/** Cuts a change into slices; the last one carries the stats. */
export function* slicesOf(changed: readonly ChangedFile[], stats: FolderStats): Generator<ReferenceSlice> {
  let slice: ChangedFile[] = [];
  let size = 0;
  for (const each of changed) {
    const count = 1 + (each[1]?.references.length ?? 0) + (each[1]?.unresolved.length ?? 0);
    if (size > 0 && size + count > SLICE) {
      yield { changed: slice };
      slice = [];
      size = 0;
    }
    slice.push(each);
    size += count;
  }
  yield { changed: slice, stats };
}
