import { type Expression, FREE, type Span } from '../facts.ts';
import { asksForValue, isTypeOfFlags, saysFlag } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { isKeyText } from './keyText.ts';
import type { Scope } from './scope.ts';
import type { Walk } from './walk.ts';

/** Where in a type of flags its own members may be named without it. */
export interface OwnFields {
  readonly type: string;
  readonly names: ReadonlySet<string>;
  readonly holder: Scope;
  readonly within: Span;
}

/** A connection's features are told where they are declared alone. */
function isOfFlags(type: string): boolean {
  return isTypeOfFlags(type) && saysFlag(type);
}

/** What a type of flags declares as its flags, once its body is read. `before`: the texts up to it. */
export function keepOwnFields(walk: Walk, within: Span, before: number): void {
  if (!walk.language.membersInScope || !isOfFlags(walk.type)) return;
  const texts = walk.draft.texts.slice(before);
  const names = new Set(
    texts.flatMap(({ own, told, entry, value }) => (entry && (told || own === walk.type) ? [value] : [])),
  );
  walk.draft.ownFields.push({ type: walk.type, names, holder: walk.scope, within });
}

/** Uses of them, in extensions as well, once names are tied to what they are of: a local that is called so is another. */
export function usesOfFields(
  fields: readonly OwnFields[],
  uses: readonly Expression[],
): readonly Expression[] {
  return fields.flatMap(({ type, holder, within }) => {
    const names = new Set(fields.flatMap((each) => (each.type === type ? [...each.names] : [])));
    if (names.size === 0) return [];
    return uses.flatMap((use): readonly Expression[] => {
      if (use.kind !== 'name' || !names.has(use.name)) return [];
      if (use.start < within.start || use.end > within.end) return [];
      if (use.binding !== FREE && use.binding !== holder.names.get(use.name)) return [];
      const { name, start, end } = use;
      const flags: Expression = { kind: 'computed', start, end };
      const object: Expression = { kind: 'member', object: flags, name: 'featureFlags', start, end };
      return [{ kind: 'member', object, name, start, end }];
    });
  });
}

const SAYS_TRUTH = /\b[Bb]ool(?:ean)?\b/;
/** What stands around a function's name and parameters is not longer. */
const LONGEST_HEAD = 300;

/**
 * `object FeatureFlags { fun isCartEnabled(context: Context): Boolean { … } }`: what a type of flags answers is a flag by
 * that very name; one that asks for another is found where it asks.
 */
export function keepAnswer(walk: Walk, node: SyntaxNode, name: SyntaxNode | undefined): void {
  if (name === undefined || walk.scope !== walk.holder || !walk.language.membersInScope) return;
  if (!isOfFlags(walk.type)) return;
  const head = walk.text.slice(node.start, Math.min(node.end, node.start + LONGEST_HEAD)).split(/[{=]/, 1)[0];
  if (!asksForValue(walk.textOf(name)) && !SAYS_TRUTH.test(head ?? '')) return;
  const value = walk.textOf(name);
  if (!isKeyText(value)) return;
  walk.draft.texts.push({ value, entry: true, told: true, start: name.start, end: name.end });
}
