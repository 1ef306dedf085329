import { commonTail, folderOf } from './modules.ts';

/** A name so common that its declarations are no one's in particular. */
const MOST_NAMESAKES = 8;

/**
 * Of the files that declare a name, those that are meant: the ones whose path the import spells. Without one, all of
 * them are, as partial classes, extensions and reopened modules share a name; of many, the nearest.
 */
export function namesakesMeant(files: readonly string[], from: string, source?: string): readonly string[] {
  const spelled = source === undefined ? files : best(files, (file) => spelling(file, source));
  if (spelled.length <= MOST_NAMESAKES) return spelled;
  const nearest = best(spelled, (file) => commonHead(file, from));
  return nearest.length > MOST_NAMESAKES ? [] : nearest;
}

/** An import by path means the code's own only where the path says so; Rust says `crate` for its own. */
export function isSpelledIn(file: string, source: string | undefined): boolean {
  if (source === undefined || !source.includes('.') || /^(?:crate|super|self)\./.test(source)) return true;
  return spelling(file, source) > 0;
}

/** Behind a file's module path: its extension, and what Rust calls the root of a module or crate. */
const ENTRY = /(?:(?:\/src)?\/(?:lib|mod))?\.\w+$/;

/** `shop.Flags.Page.CART`: a member of a type that stands within the file's. */
const OF_TYPE_WITHIN = /\.[A-Z]\w*\.[A-Z]\w*\.\w+$/;

/** How much of an import's path is the file's, or its folder's. */
function spelling(file: string, source: string): number {
  const wanted = folded(source).split('.');
  const path = folded(file.replace(ENTRY, '')).split('/');
  return Math.max(
    commonTail(wanted, path),
    commonTail(wanted.slice(0, -1), path),
    commonTail(wanted.slice(0, -1), path.slice(0, -1)),
    OF_TYPE_WITHIN.test(source) ? commonTail(wanted.slice(0, -2), path) : 0,
  );
}

/** Shorter names of packages are part of too many others. */
const SHORTEST_HINT = 5;

/** Whether a folder is called after the package an import is from: `shop-flags` for `com.shop.flags.Cart`. */
export function isHintedAt(file: string, source: string): boolean {
  const name = folded(source).split('.').at(-2) ?? '';
  return name.length >= SHORTEST_HINT && folded(folderOf(file)).includes(name);
}

/** `Shop\\New_Checkout` may stand in `shop/class-new-checkout.php`. */
function folded(path: string): string {
  return path
    .toLowerCase()
    .replace(/(?<=\/)class-/g, '')
    .replace(/[-_]/g, '');
}

function best(files: readonly string[], score: (file: string) => number): readonly string[] {
  const scores = files.map(score);
  const highest = Math.max(...scores);
  return files.filter((_, index) => scores[index] === highest);
}

function commonHead(a: string, b: string): number {
  const left = folderOf(a).split('/');
  const right = folderOf(b).split('/');
  let count = 0;
  while (count < left.length && left[count] === right[count]) count++;
  return count;
}
