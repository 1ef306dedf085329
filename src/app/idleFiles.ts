import type { FileWords } from '../core/ports/fileWords.ts';
import type { RemovalInFile } from './removeFlag.ts';

/** A file that nothing but the removed code imported, and its tests: nobody else says its name. */
export interface IdleFile {
  readonly file: string;
  readonly tests: readonly string[];
}

/**
 * Files that could go with a removal. They are offered, never taken: a tool or a framework may find a file by where it
 * lies. A name that anything else says, be it in prose, keeps its file.
 */
export async function idleFiles(
  root: string,
  removals: readonly RemovalInFile[],
  words: FileWords,
): Promise<readonly IdleFile[]> {
  const paths = new Set(removals.flatMap(({ unimported }) => unimported));
  const found = await Promise.all([...paths].map((path) => idleAt(root, path, removals, words)));
  return found.flatMap((idle) => idle ?? []).sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function idleAt(
  root: string,
  path: string,
  removals: readonly RemovalInFile[],
  words: FileWords,
): Promise<IdleFile | undefined> {
  const parts = path.split('/');
  const stem = parts.at(-1) ?? '';
  if (stem === '') return undefined;
  const file = meant(parts, (await words.named(root, stem)) ?? []);
  const saying = file === undefined ? undefined : await words.saying(root, stem);
  if (file === undefined || saying === undefined) return undefined;
  const after = new Map(removals.map((removal) => [removal.file, removal.after]));
  const says = new RegExp(`(?<![\\w])${stem.replace(/[^\w]/g, '\\$&')}(?![\\w])`);
  const others = saying.filter((each) => each !== file && says.test(after.get(each) ?? stem));
  const tests = others.filter((each) => isTestOf(stem, each));
  return others.length === tests.length ? { file, tests } : undefined;
}

/** The one whose path ends most like the import; none where two do. */
function meant(parts: readonly string[], files: readonly string[]): string | undefined {
  const byLikeness = files
    .filter((file) => !isTestOf(parts.at(-1) ?? '', file))
    .map((file) => ({ file, like: commonTail(parts, file.replace(/\.\w+$/, '').split('/')) }))
    .sort((a, b) => b.like - a.like);
  const [first, second] = byLikeness;
  return first && first.like > (second?.like ?? 0) ? first.file : undefined;
}

function commonTail(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** `cart.test.ts`, `cart_test.go`, `test_cart.py`, `CartTest.kt`, `cart.stories.tsx`. */
function isTestOf(stem: string, file: string): boolean {
  const [name = ''] = file.slice(file.lastIndexOf('/') + 1).split(/(?=\.\w+$)/);
  const rest = name.startsWith(stem) ? name.slice(stem.length) : undefined;
  return /^[._-]?(?:tests?|specs?|stories)$/i.test(rest ?? '') || name === `test_${stem}`;
}
