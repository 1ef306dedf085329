import type { Code } from './code.ts';
import { isWithin, type Node, partsOfNode, textOf } from './node.ts';

const CONSTRUCTORS = /^(?:(?:compact_)?constructor_declaration|anonymous_initializer|init_declaration)$/;
/** It hands on to another constructor. */
const DELEGATES = /^[^{]*\{\s*(?:self\s*\.\s*init|this)\s*\(|\)\s*:\s*this\s*\(/;

interface Class {
  readonly code: Code;
  readonly body: Node;
  readonly isQuiet: (node: Node) => boolean;
}

/** Whether statements that give a field its value do so in every constructor, before anything can look at it. */
export function isConstructed({ code, body, isQuiet }: Class, given: readonly Node[]): boolean {
  const { text, syntax } = code;
  const members = partsOfNode(body);
  const all = members.filter((member) => isConstructor(code, member));
  const own = all.filter((member) => !DELEGATES.test(textOf(member, text)));
  const isGivenIn = (member: Node) => given.some((each) => isWithin(each, member));
  // Swift looks at nothing before everything is set.
  if (syntax.language.family === 'swift') return own.some(isGivenIn);
  const isFirst = (member: Node) => {
    const statement = given.find((each) => isWithin(each, member));
    const list = statement?.parent;
    if (!statement || !list || ![list, list.parent].some((up) => up?.parent === member)) return false;
    return partsOfNode(list).every((each) => each.start >= statement.start || isQuiet(each));
  };
  const [first] = own;
  const areAll =
    first?.type === 'anonymous_initializer' ? isFirst(first) : own.length > 0 && own.every(isFirst);
  return areAll && members.every((member) => all.includes(member) || isQuiet(member));
}

function isConstructor({ text }: Code, member: Node): boolean {
  return CONSTRUCTORS.test(member.type) || /^(?:[\w@]+\s+)*init[?!]?\s*[(<]/.test(textOf(member, text));
}
