import type { Span } from '../facts.ts';
import type { Family } from '../languages/family.ts';
import type { Walk } from './walk.ts';

const EXTENDS = /^[^{]{0,200}?\bextends\s+([\w\\.]+)/;
/** Names of the class itself, and of the one that it extends. */
const ITSELF = /^(?:self|static|parent|this|super)$/;
const CONSTANT = /^[A-Z][A-Z\d]*_[A-Z\d_]+$/;
/** Where a class has the constants of the one that it extends, by their bare names or behind its own. */
const BARE: ReadonlySet<Family> = new Set(['jvm']);
const BEHIND: ReadonlySet<Family> = new Set(['jvm', 'php']);

/** The class that one extends, by what stands between its name and its body. */
export function parentIn(head: string): string | undefined {
  return EXTENDS.exec(head)?.[1]?.split(/[\\.]/).at(-1);
}

/** `self::CART_FLAG`, `CART_FLAG`: may be of the class that is extended. */
export function keepInherited(walk: Walk, at: Span, name: string, object?: string): void {
  const { parent, language } = walk;
  if (parent === undefined || !CONSTANT.test(name)) return;
  if (object === undefined ? !BARE.has(language.family) : !isOwn(object, language.family)) return;
  const { start, end } = at;
  walk.draft.uses.push({
    ...{ kind: 'member', object: walk.draft.name({ start, end }, parent, walk.scope), name, start, end },
  });
}

function isOwn(object: string, family: Family): boolean {
  return BEHIND.has(family) && ITSELF.test(object);
}
