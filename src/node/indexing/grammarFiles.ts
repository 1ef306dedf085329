import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrammarSource } from '../../indexing/grammars.ts';

/** The grammars as the build lays them beside the worker. */
export function grammarsIn(folder: string): GrammarSource {
  return (file) => readFile(path.join(folder, file));
}
