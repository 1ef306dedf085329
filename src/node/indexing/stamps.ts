import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { NO_FILE, type Stamp } from '../../indexing/sourceFiles.ts';

/** Asked of a reader. */
export interface StampsQuestion {
  readonly kind: 'stamps';
  readonly root: string;
  readonly files: readonly string[];
  /** Of each file how it was: its time and its size, one behind the other. */
  readonly stamps: Float64Array;
}

/** Of each file 1 where it is as it was, else 0. */
export function asTheyWere({ root, files, stamps }: StampsQuestion): Uint8Array {
  return Uint8Array.from(files, (file, index) => {
    const [mtime = Number.NaN, size = Number.NaN] = [stamps[2 * index], stamps[2 * index + 1]];
    return isAsItWas(root, file, { mtime, size }) ? 1 : 0;
  });
}

export function isAsItWas(root: string, file: string, { mtime, size }: Stamp): boolean {
  const stats = statsOf(`${root}${path.sep}${file}`);
  if (!stats?.isFile()) return mtime === NO_FILE.mtime;
  return stats.mtimeMs === mtime && stats.size === size;
}

/** Undefined as well for what lies in a folder that may not be entered. */
function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
