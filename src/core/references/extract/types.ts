import type { Expression } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { keepEntryName } from './objects.ts';
import { partOf } from './parts.ts';
import { computed, named, readChildren, type Walk } from './walk.ts';

/** `interface UiFlags { newCheckout: boolean }`, `type FlagKey = 'new-checkout' | …`: declares flags; of Rust's `Request { flag_key }` comes an object. */
export function readType(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.types?.[node.type];
  const name = shape && partOf(node, shape.name);
  const written = walk.textOf(name);
  return named(walk, nameOfType(walk, written), () => {
    const parts = node.children.flatMap((child) => (child === name ? [] : [readPart(walk, child)]));
    return parts.find(({ kind }) => kind === 'object') ?? computed(node);
  });
}

/** Of `Self` the type around it, of one in Go that its package says more of, the package. */
function nameOfType(walk: Walk, written: string): string {
  if (walk.language.selfNames.includes(written)) return walk.type;
  const isOfPackage = walk.language.freeNames === 'folder' && walk.ofFlags && !isTypeOfFlags(written);
  return isOfPackage ? (PACKAGE.exec(walk.text)?.[1] ?? written) : written;
}

const PACKAGE = /^package\s+(\w+)/m;

/** The texts of a union are what the type is of. */
function readPart(walk: Walk, node: SyntaxNode): Expression {
  const before = walk.draft.texts.length;
  const part = walk.read(node);
  if (walk.flags === undefined || node.type !== 'union_type') return part;
  const own = { own: walk.flags, entry: true as const };
  for (const text of walk.draft.texts.splice(before)) walk.draft.texts.push({ ...text, ...own });
  return part;
}

export function readTypeMember(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.typeMembers?.[node.type];
  const name = shape && partOf(node, shape.name);
  if (name === undefined) return readChildren(walk, node);
  keepEntryName(walk, name);
  named(walk, walk.textOf(name), () => {
    for (const child of node.children) if (child !== name && child.field !== 'tag') walk.read(child);
  });
  return computed(node);
}
