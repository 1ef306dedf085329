import type { Code } from './code.ts';
import { ancestors, descendants, isWithin, type Node, textOf } from './node.ts';
import { isNamed, roleOf } from './roles.ts';
import { isTypeBody } from './statements.ts';
import { namesDeclaredBy } from './unwrap.ts';

/**
 * Whether a bare name means a parameter, or a local variable that is declared before it, and not what is known around
 * the class or the scope. It is not told within what declares the name, where languages differ.
 */
export function shadowed(code: Code, node: Node, scope?: Node): 'local' | 'unclear' | undefined {
  const word = textOf(node, code.text);
  for (const up of ancestors(node)) {
    if (up === scope || isTypeBody(up) || code.syntax.types.has(up.type)) return undefined;
    const found = code.syntax.lists.has(up.type)
      ? declaredIn(code, up, node, word)
      : code.syntax.functions.has(up.type) && declaredByHead(code, up, node, word);
    if (found) return found;
  }
  return undefined;
}

function declaredIn(code: Code, list: Node, node: Node, word: string) {
  // In JavaScript and C# a name belongs to the whole of its block.
  const isAnywhere = /^(?:javascript|dotnet)$/.test(code.syntax.language.family);
  const item = list.children.find(
    (one) => (isAnywhere || one.start <= node.start) && namesDeclaredBy(code, one).includes(word),
  );
  return item && (isWithin(node, item) ? declaring(code, node) : 'local');
}

/** Parameters stand before what they are known in. Swift's have names for who calls, too. */
function declaredByHead(code: Code, owner: Node, node: Node, word: string) {
  for (const head of owner.children.filter(({ start }) => start <= node.start)) {
    const isInside = isWithin(node, head);
    if (isInside && !/param/.test(head.type)) return undefined;
    const isDeclared = [...descendants(head)].some(
      (one) => isNamed(code, one, word) && one.field !== 'external_name' && roleOf(code, one) === 'other',
    );
    if (isDeclared) return isInside ? declaring(code, node) : 'local';
  }
  return undefined;
}

function declaring(code: Code, node: Node): 'local' | 'unclear' {
  return roleOf(code, node) === 'other' ? 'local' : 'unclear';
}
