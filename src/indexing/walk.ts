import ignore from 'ignore';

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

/** A tree of folders, by paths relative to its root with `/`; the root itself is empty. */
export interface Tree {
  /** Empty for what cannot be read. */
  entries(folder: string): Promise<readonly TreeEntry[]>;
  /** Undefined for what cannot be read. */
  text(file: string): Promise<string | undefined>;
  /** What the folder really is, behind links; undefined when it leads nowhere. */
  identity(folder: string): Promise<string | undefined>;
}

interface Folder {
  readonly path: string;
  /** Rules from the root down, each with the folder its patterns are relative to. */
  readonly rules: readonly { readonly base: string; readonly ignores: (path: string) => boolean }[];
  readonly seen: ReadonlySet<string>;
}

/** All files but those that ignore files leave out, sorted. */
export async function walk(tree: Tree, signal: AbortSignal | undefined): Promise<string[]> {
  const files: string[] = [];
  let open: readonly Folder[] = [{ path: '', rules: [], seen: new Set() }];
  while (open.length > 0) {
    signal?.throwIfAborted();
    const found = await Promise.all(open.slice(0, TOGETHER).map((folder) => visit(tree, folder, files)));
    open = [...open.slice(TOGETHER), ...found.flat()];
  }
  return files.sort();
}

/** Returns the folders below. */
async function visit(tree: Tree, folder: Folder, files: string[]): Promise<readonly Folder[]> {
  const real = await tree.identity(folder.path);
  // A link back to a folder we are inside of.
  if (real === undefined || folder.seen.has(real)) return [];
  const entries = await tree.entries(folder.path);
  const own = entries.some(({ name }) => name === '.gitignore')
    ? await rulesIn(tree, folder.path)
    : undefined;
  const rules = own ? [...folder.rules, { base: folder.path, ignores: own }] : folder.rules;
  const isIgnored = (file: string) =>
    rules.some(({ base, ignores }) => ignores(base === '' ? file : file.slice(base.length + 1)));
  const seen = new Set([...folder.seen, real]);
  const below: Folder[] = [];
  for (const { name, kind } of entries) {
    const child = folder.path === '' ? name : `${folder.path}/${name}`;
    if (kind === 'file' && !isIgnored(child)) files.push(child);
    if (kind === 'folder' && !NEVER.has(name) && !isIgnored(`${child}/`))
      below.push({ path: child, rules, seen });
  }
  return below;
}

async function rulesIn(tree: Tree, folder: string): Promise<((file: string) => boolean) | undefined> {
  const text = await tree.text(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
  if (text === undefined) return undefined;
  const rules = ignore().add(text);
  return (file) => rules.ignores(file);
}
