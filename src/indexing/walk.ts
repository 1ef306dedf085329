import { IgnoreRules } from './ignoreRules.ts';

/** Never text a flag is used in: not even opened. */
const MEDIA =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|svg|pdf|zip|gz|tgz|bz2|xz|7z|jar|class|so|dylib|dll|exe|wasm|woff2?|ttf|otf|eot|mp[34]|mov|webm|ogg|wav|psd|sqlite|db|pyc|node)$/i;
const NEVER = new Set(['.git', '.hg', '.svn', 'node_modules']);
/** Folders asked for at once: where each is a request, one after the other would take minutes. */
const TOGETHER = 16;

export function isMedia(file: string): boolean {
  return MEDIA.test(file);
}

export interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** A tree of folders, by paths relative to its root with `/`; the root itself is empty. Links lead nowhere. */
export interface Tree {
  /** Whether it takes `Build` and `build` for the same. */
  readonly ignoreCase: boolean;
  /** Empty for what cannot be read. */
  entries(folder: string): Promise<readonly TreeEntry[]>;
  /** Undefined for what cannot be read. */
  text(file: string): Promise<string | undefined>;
}

interface Folder {
  /** Empty, or ending in `/`. */
  readonly path: string;
  readonly rules: IgnoreRules;
}

/** All files but those that ignore files leave out, sorted. `onFound` is told them as they are found. */
export async function walk(
  tree: Tree,
  signal: AbortSignal | undefined,
  onFound: (files: readonly string[]) => void = () => undefined,
): Promise<string[]> {
  const files: string[] = [];
  const open: Folder[] = [{ path: '', rules: new IgnoreRules(tree.ignoreCase) }];
  while (open.length > 0) {
    signal?.throwIfAborted();
    const before = files.length;
    await Promise.all(open.splice(-TOGETHER).map((folder) => visit(tree, folder, files, open)));
    onFound(files.slice(before));
  }
  return files.sort();
}

/** Adds the files in the folder, and the folders that are to be visited. */
async function visit(tree: Tree, { path, rules }: Folder, files: string[], open: Folder[]): Promise<void> {
  const entries = await tree.entries(path.slice(0, -1));
  const own = entries.some(({ name }) => name === '.gitignore')
    ? await tree.text(`${path}.gitignore`)
    : undefined;
  const here = own === undefined ? rules : rules.with(path, own);
  for (const { name, kind } of entries) {
    if (kind === 'file' && !here.ignores(path, name)) files.push(path + name);
    if (kind === 'folder' && !NEVER.has(name)) visitLater(path, `${name}/`, here, open);
  }
}

function visitLater(folder: string, name: string, rules: IgnoreRules, open: Folder[]): void {
  if (!rules.ignores(folder, name)) open.push({ path: folder + name, rules: rules.inside(folder, name) });
}
