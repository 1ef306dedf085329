import { mayAskForFlag } from '../flagNames.ts';
import { openingLength, unquote } from '../languages/quotes.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { argumentsIn } from './arguments.ts';
import type { Walk } from './walk.ts';

const PATCHES = /^(?:patch|dict)$/;
/** Of a module, and perhaps of what that has: `shop.rollouts.NEW_CHECKOUT.check_value`. */
const TARGET = /^[A-Za-z_][\w.]{0,200}\.\w+$/;
const CONSTANT = /^[A-Z][A-Z\d_]*$/;

/** `mocker.patch("rollouts.NEW_CHECKOUT.check_value")` in Python: what is patched is used as if it were imported. */
export function keepPatched(walk: Walk, called: string, list: SyntaxNode | undefined): void {
  if (walk.language.family !== 'python' || !PATCHES.test(called)) return;
  const [target] = argumentsIn(walk, list);
  if (target === undefined || !walk.language.strings.has(target.type)) return;
  const written = walk.textOf(target);
  const path = unquote(written);
  if (!TARGET.test(path)) return;
  const names = path.split('.');
  // The last is patched itself, or as a member of what stands before it.
  const at = names.findIndex((name, index) => index > 0 && CONSTANT.test(name));
  const last = names.length - 1;
  const index = at === -1 ? (mayAskForFlag(names[last] ?? '') ? last : -1) : at;
  const imported = names[index];
  if (imported === undefined) return;
  const source = names.slice(0, index).join('.');
  const start = target.start + openingLength(written) + source.length + 1;
  const binding = walk.draft.bindings.push({ kind: 'import', name: imported, source, imported }) - 1;
  walk.draft.uses.push({ kind: 'name', name: imported, binding, start, end: start + imported.length });
}
