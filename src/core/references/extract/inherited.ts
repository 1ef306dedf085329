import type { Span } from '../facts.ts';
import type { Family } from '../languages/family.ts';
import type { Walk } from './walk.ts';

/** `extends Base implements Flags, Page`; Python's `(Base, Page):`, Ruby's `< Base`. */
const EXTENDS = /\b(?:extends|implements)\s+([\w\\., ]{1,200})/g;
const LISTED: Partial<Record<Family, RegExp>> = {
  python: /^\s*\(([\w., ]{1,200})/g,
  ruby: /^\s*<([\w: ]{1,200})/g,
};
const NAME = /[\w\\.]+/g;
/** Nobody's constants come from further down a list. */
const MOST_PARENTS = 4;
/** Names of the class itself, and of the one that it extends. */
const ITSELF = /^(?:self|static|parent|this|super|cls)$/;
const CONSTANT = /^[A-Z][A-Z\d_]+$/;
/** Where a class has the constants of those that it extends, by their bare names or behind its own. */
const BARE: ReadonlySet<Family> = new Set(['jvm', 'ruby']);
const BEHIND: ReadonlySet<Family> = new Set(['jvm', 'php', 'python']);

/** The classes that one extends, by what stands between its name and its body. */
export function parentsIn(head: string, family: Family): readonly string[] {
  const lists = [...head.matchAll(LISTED[family] ?? EXTENDS)].map(([, list = '']) => list);
  const names = lists.flatMap((list) => list.match(NAME) ?? []).map(lastOf);
  return names.filter((name) => /^[A-Z]/.test(name)).slice(0, MOST_PARENTS);
}

function lastOf(path: string): string {
  return path.split(/[\\.]/).at(-1) ?? '';
}

/** `self::CART_FLAG`, `CART_FLAG`: may be of a class that is extended. */
export function keepInherited(walk: Walk, { start, end }: Span, name: string, object?: string): void {
  const { parents, language } = walk;
  if (parents.length === 0 || !CONSTANT.test(name)) return;
  if (object === undefined ? !BARE.has(language.family) : !isOwn(object, language.family)) return;
  for (const parent of parents) {
    const owner = walk.draft.name({ start, end }, parent, walk.scope);
    walk.draft.uses.push({ kind: 'member', object: owner, name, start, end });
  }
}

function isOwn(object: string, family: Family): boolean {
  return BEHIND.has(family) && ITSELF.test(object);
}
