import { speaksOfFlags } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';

export interface Found {
  /** What files must be called to be found: see `stemsOf`. */
  readonly stem: string;
  readonly files: readonly string[];
}

/** Files by the name they are imported under. A stem is the part of a path an import must end with. */
export class Modules {
  readonly #byStem = new Map<string, Map<string, Family>>();
  /** By the folder that asks and its family, then by source: until a file comes or goes. */
  readonly #answers = new Map<string, Map<string, Found>>();
  /** The same by the file that asks, as the same few files ask again and again. */
  readonly #answersTo = new Map<string, Map<string, Found>>();
  /** Of several files, by stem: one package of Go is what a hundred folders import. */
  readonly #several = new Map<string, (readonly string[])[]>();
  /** By folder; asked for by Go alone. */
  readonly #siblings = new Map<string, Found>();

  add(file: string, family: Family): void {
    this.#forgetAnswers();
    for (const stem of stemsOf(file)) {
      const files = this.#byStem.get(stem);
      if (files) files.set(file, family);
      else this.#byStem.set(stem, new Map([[file, family]]));
    }
  }

  remove(file: string): void {
    this.#forgetAnswers();
    for (const stem of stemsOf(file)) {
      const files = this.#byStem.get(stem);
      files?.delete(file);
      if (files?.size === 0) this.#byStem.delete(stem);
    }
  }

  /**
   * The files of the family an import may mean. A relative path is exact. Any other is matched by its longest common
   * tail, which covers `paths` of a tsconfig, workspace packages, Go modules and Python source roots without reading
   * them.
   */
  find(source: string, from: string, family: Family): Found {
    const answers = this.#answersTo.get(from) ?? this.#answersIn(from, family);
    const known = answers.get(source);
    if (known) return known;
    const stem = stemOfSource(source, from, family);
    const files = this.#search(source, from, family, stem).sort();
    const own = files.filter((file) => this.#byStem.get(stem)?.get(file) === family);
    const found = { stem, files: this.#once(stem, own) };
    answers.set(source, found);
    return found;
  }

  /** The files of its own folder, which make one package. */
  siblings(from: string, family: Family): Found {
    const folder = folderOf(from);
    const known = this.#siblings.get(folder);
    if (known) return known;
    const { stem, files } = this.find(folder, from, family);
    const found = {
      stem,
      files: this.#once(
        stem,
        files.filter((file) => folderOf(file) === folder),
      ),
    };
    this.#siblings.set(folder, found);
    return found;
  }

  #answersIn(from: string, family: Family): Map<string, Found> {
    const asking = `${family}:${folderOf(from)}`;
    const answers = this.#answers.get(asking) ?? new Map<string, Found>();
    this.#answers.set(asking, answers);
    this.#answersTo.set(from, answers);
    return answers;
  }

  /** The same files are the same answer, so that what is worked out of them is kept once. */
  #once(stem: string, files: readonly string[]): readonly string[] {
    if (files.length < 2) return files;
    const known = this.#several.get(stem) ?? [];
    this.#several.set(stem, known);
    const same = known.find(
      (each) => each.length === files.length && each.every((file, at) => file === files[at]),
    );
    if (same === undefined) known.push(files);
    return same ?? files;
  }

  #forgetAnswers(): void {
    this.#several.clear();
    this.#answers.clear();
    this.#answersTo.clear();
    this.#siblings.clear();
  }

  #search(source: string, from: string, family: Family, stem: string): string[] {
    const wanted = pathOf(source, from, family);
    const candidates = [...(this.#byStem.get(stem)?.keys() ?? [])];
    if (source === DJANGO_SETTINGS) return candidates.filter(isSettings);
    if (wanted.exact) return candidates.filter((file) => exactPathsOf(file, family).includes(wanted.path));
    const segments = wanted.path.split('/');
    const isPackage = SCOPED.test(source);
    const isPath = segments.length > 1 && !isPackage && !/^[@~#]?\//.test(source);
    const needed = family === 'javascript' && isPath ? 2 : 1;
    let best = needed - 1;
    let found: string[] = [];
    for (const file of candidates) {
      if (isPackage && !INDEX_OF_PACKAGE.test(withoutExtension(file))) continue;
      const common = commonTail(segments, modulePath(file, family).split('/'));
      if (common > best) {
        best = common;
        found = [];
      }
      if (common === best && common >= needed) found.push(file);
    }
    return found;
  }
}

/** Gives what the project's settings module declares, whatever its path. */
const DJANGO_SETTINGS = 'django.conf.settings';

function isSettings(file: string): boolean {
  return /(?:^|\/)settings(?:\/\w+)?\.py$/.test(file);
}

/** A package of the workspace goes by its folder. */
const SCOPED = /^@[\w.-]+\/[\w.-]+$/;
const EXTENSION = /\.(d\.)?[a-z]+$/i;
/** What stands for its folder, and in a package for the folder of that. */
const INDEX = /\/(?:index|__init__|mod)$/;
const INDEX_OF_PACKAGE = /\/(?:src\/)?(?:index|__init__|mod)$/;
/** Rust calls a crate by its folder. */
const CRATE = /\/src\/lib$/;

function withoutExtension(file: string): string {
  return file.replace(EXTENSION, '');
}

/**
 * What imports of the file end with: `flags` for `flags.ts`, `flags/index.ts`, `flags/src/index.ts` (and `src` there),
 * `flags/__init__.py`, Go's `flags/x.go`.
 */
export function stemsOf(file: string): readonly string[] {
  if (file.endsWith('.go')) return [lastOf(folderOf(file))];
  const path = withoutExtension(file);
  if (file.endsWith('.rs') && CRATE.test(path)) return [lastOf(path.replace(CRATE, '')).replaceAll('-', '_')];
  if (isSettings(file)) return ['settings', lastOf(path)];
  return [...new Set([path, path.replace(INDEX, ''), path.replace(INDEX_OF_PACKAGE, '')].map(lastOf))];
}

/** Whether it is called like flags, and so what it declares: `flags.py`, Go's package `features`. */
export function isModuleOfFlags(file: string): boolean {
  return speaksOfFlags(stemsOf(file).at(-1) ?? '');
}

/** As the root of the code is written in imports of JavaScript, Python, Rust and Laravel's PHP. */
const ROOTED = /^(?:\.|\/|[@~#]\/|#|(?:crate|super|self|App)\.)/;

/**
 * Whether an import's spelling says that it is of the same code: one that is nowhere to be found may be of a file that
 * nothing led to.
 */
export function isOwnSource(source: string, from: string, family: Family): boolean {
  if (ROOTED.test(source)) return true;
  const [first, second] = source.split('.');
  const folders = folderOf(from).split('/');
  switch (family) {
    case 'python':
      return folders.includes(first ?? '');
    case 'jvm':
      return folders.some((each, index) => each === first && folders[index + 1] === second);
    case 'go':
      return hasFolderOf(source, folders);
    case 'php':
    case 'dotnet':
      return folders.some((each) => each.split('.')[0]?.toLowerCase() === first?.toLowerCase());
    default:
      return false;
  }
}

/**
 * Whether a Go import of another module only ends like a folder of this one. Told by the file's imports that spell where
 * it stands itself, two folders deep, and so begin as its own module does.
 */
export function isOfOtherModule(
  source: string,
  from: string,
  found: string,
  imports: readonly string[],
): boolean {
  const [first, second] = folderOf(from).split('/');
  if (second === undefined || commonTail(source.split('/'), folderOf(found).split('/')) > 1) return false;
  const own = imports.flatMap((each) => {
    const at = `${each}/`.indexOf(`/${first}/${second}/`);
    return at === -1 ? [] : [each.slice(0, at + 1)];
  });
  const before = source.slice(0, source.lastIndexOf('/') + 1);
  return own.length > 0 && !own.some((module) => source.startsWith(module) || module.startsWith(before));
}

/** A module's path is that of its repository, `host/owner/name`, and the folders within. */
function hasFolderOf(source: string, folders: readonly string[]): boolean {
  const [, ...path] = source.split('/');
  return folders[0] !== '' && path.includes(folders[0] ?? '');
}

export function stemOfSource(source: string, from: string, family: Family): string {
  return lastOf(pathOf(source, from, family).path);
}

function modulePath(file: string, family: Family): string {
  if (family === 'go') return folderOf(file);
  const path = withoutExtension(file).replace(INDEX_OF_PACKAGE, '');
  return family === 'rust' ? path.replace(CRATE, '').replaceAll('-', '_') : path;
}

/** What a relative import of the file may spell out: a package's entry goes by the folder of its sources too. */
export function exactPathsOf(file: string, family: Family): readonly string[] {
  if (family === 'go') return [folderOf(file)];
  const path = withoutExtension(file);
  return [...new Set([path.replace(INDEX, ''), path.replace(INDEX_OF_PACKAGE, '')])];
}

/** Undefined for one that only tells how the module's path ends. */
export function exactPathOf(source: string, from: string, family: Family): string | undefined {
  const { path, exact } = pathOf(source, from, family);
  return exact ? path : undefined;
}

function pathOf(source: string, from: string, family: Family): { path: string; exact: boolean } {
  if (family === 'python') return pythonPath(source, from);
  if (family === 'go') return { path: source.replace(/\/v\d+$/, ''), exact: source === '' };
  const plain = source.replace(/\.(?:[cm]?[jt]sx?|vue|svelte)$/, '');
  if (!source.startsWith('.')) return { path: plain.replace(/^[@~#]?\//, ''), exact: false };
  return { path: join(folderOf(from), plain).replace(/\/index$/, ''), exact: true };
}

function pythonPath(source: string, from: string): { path: string; exact: boolean } {
  const dots = /^\.*/.exec(source)?.[0].length ?? 0;
  const rest = source.slice(dots).split('.').join('/');
  if (dots === 0) return { path: rest, exact: false };
  const up = '../'.repeat(dots - 1);
  return { path: join(folderOf(from), `${up}${rest}`), exact: true };
}

function join(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash === -1 ? '' : file.slice(0, slash);
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function commonTail(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
