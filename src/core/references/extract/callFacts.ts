import { givesItself } from '../conversions.ts';
import type { CallFact, Calls, Expression } from '../facts.ts';
import { TELLING_RECEIVER } from '../flagNames.ts';
import type { Language } from '../languages/language.ts';
import { isCalledLikeFlags } from '../objectsOfFlags.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { Walk } from './walk.ts';

type CallParts = Omit<CallFact, 'start' | 'end'>;

export function addCall(walk: Walk, node: SyntaxNode, parts: CallParts): Expression {
  const imported = moduleOf(parts);
  if (imported !== undefined) return { kind: 'module', source: imported, start: node.start, end: node.end };
  const { start, end } = node;
  if (!isTold(walk, parts)) return { kind: 'other', start, end };
  const { callee, arguments: given, named, argumentTexts, element } = parts;
  const call: CallFact = {
    ...{ callee, arguments: given, named, argumentTexts, start, end },
    ...(element ? { element } : undefined),
  };
  const index = walk.draft.calls.push(call) - 1;
  if (childOf(node, 'block')) walk.draft.ofBlocks.add(index);
  return { kind: 'call', call: index, start, end };
}

/** A call without arguments is told where it may give flags, what is asked for them, or the text it is asked of. */
function isTold(walk: Walk, { callee, arguments: given, named }: CallParts): boolean {
  const name = lastNameOf(callee);
  return (
    given.length + named.length > 0 ||
    (name !== undefined &&
      (walk.names.accessors.has(name) ||
        givesItself(name) ||
        TELLING_RECEIVER.test(name) ||
        handsOnFlags(walk, callee)))
  );
}

/** Whether flags may be members of what a call gives. */
export function mayGiveFlags({ typedMembers, flagsByGetter }: Language): boolean {
  return typedMembers !== undefined || flagsByGetter === true;
}

/** `cartFeature.get()`, of which a member may be a flag. */
function handsOnFlags({ language, draft }: Walk, callee: Expression): boolean {
  return mayGiveFlags(language) && isCalledLikeFlags(callee, (index) => draft.calls[index]);
}

/** `require('./flags')`, `import('./flags')` */
function moduleOf({ callee, arguments: [first] }: CallParts): string | undefined {
  return callee.kind === 'name' && callee.name === 'require' && first?.kind === 'text'
    ? first.value
    : undefined;
}

/** Calls as a file's facts have them. */
export function callsOf(calls: readonly CallFact[]): Calls {
  return {
    names: calls.map(({ callee }) => lastNameOf(callee) ?? ''),
    at: (index) => calls[index],
  };
}

export function lastNameOf(callee: Expression): string | undefined {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : undefined;
}
