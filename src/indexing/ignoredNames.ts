/** Of which name or folder the lines of an ignore file may say something: of few others. */
export interface IgnoredNames {
  /** With a `/` behind a folder's. */
  readonly names: RegExp;
  /** Names of folders, with a `/` behind: of anything inside. */
  readonly folders: RegExp;
  /** Of anything anywhere. */
  readonly isAll: boolean;
}

interface Line {
  readonly name?: string;
  readonly folder?: string;
  readonly isAll?: boolean;
}

/** One letter, whichever. */
const PLAIN_CLASS = /\[[!^]?[\w.~-]+\]/g;

/** To ask about a name is cheap, about a path it is not, and of most paths nothing is said. */
export function ignoredNames(text: string, ignoreCase: boolean): IgnoredNames {
  const lines = text.split('\n').map(lineOf);
  const any = (of: 'name' | 'folder') => {
    const sources = new Set(lines.flatMap((line) => line[of] ?? []));
    return new RegExp(sources.size === 0 ? '(?!)' : [...sources].join('|'), ignoreCase ? 'i' : '');
  };
  return { names: any('name'), folders: any('folder'), isAll: lines.some(({ isAll }) => isAll) };
}

function lineOf(line: string): Line {
  if (line.startsWith('#')) return {};
  const pattern = line
    .replace(/\r$/, '')
    .replace(/^\uFEFF?!?/, '')
    .replace(/ +$/, '')
    .replace(PLAIN_CLASS, '?')
    .replace(/\\(?=[#! ])/g, '');
  if (/[\\[]/.test(pattern)) return { isAll: true };
  const [, path = '', end] = /^(.*?)(\/?)$/s.exec(pattern) ?? [];
  const outer = path.replace(/(?:(?:^|\/)\*+)+$/, '');
  const last = outer.slice(outer.lastIndexOf('/') + 1);
  if (outer === path) return last === '' ? {} : { name: `${sourceOf(last)}${end || '/?'}$` };
  return last === '' ? { isAll: true } : { folder: `${sourceOf(last)}/$` };
}

function sourceOf(glob: string): string {
  const source = glob
    .replace(/[.+^$()|{}\]]/g, '\\$&')
    .replace(/\*+/g, '[^]*')
    .replace(/\?/g, '[^]');
  return source.startsWith('[^]*') ? source.slice('[^]*'.length) : `^${source}`;
}
