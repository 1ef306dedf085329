import type { Expression, TextFact } from '../facts.ts';
import { speaksOfFlags } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { nameNodeIn, partOf, partsOf } from './parts.ts';
import { computed, readChildren, type Walk } from './walk.ts';

/** A text and nothing else: `return "cart-v2"`, `"cart-v2".to_string()`, `write!(f, "cart-v2")`. */
const GIVES_TEXT =
  /^\{?\s*(?:return\s+)?(?:write!\(\w+,\s*|\w+\.write_str\()?"[^"\n]*"\)?(?:\.\w+\(\))*;?\s*\}?$/;
/** A member and nothing else: `Ok(Self::Cart)`, `return .cart`, `self = .cart`. */
const GIVES_MEMBER =
  /^\{?\s*(?:return\s+|self\s*=\s*)?(?:Ok\(|Some\()?(?:(\w+)(?:::|\.)|\.)(\w+)\)?;?\s*\}?$/;

/** `case .cart: return "cart-v2"` inside the class gives its member a text, and so does `"cart-v2" => Ok(Self::Cart)`. */
export function readBranch(walk: Walk, node: SyntaxNode): Expression {
  const shape = walk.language.branches?.[node.type];
  const value = shape && partOf(node, shape.value);
  const before = walk.draft.texts.length;
  readChildren(walk, node);
  if (shape === undefined || value === undefined || walk.members === undefined) return computed(node);
  const texts = walk.draft.texts.slice(before);
  const text = texts.find(({ start }) => start >= value.start);
  const written = walk.textOf(value);
  if (text && GIVES_TEXT.test(written))
    for (const pattern of partsOf(node, shape.pattern)) addMember(walk, nameIn(walk, pattern), text);
  const [, type, member] = GIVES_MEMBER.exec(written) ?? [];
  if (member && isOwnType(walk, type))
    for (const each of texts) if (each.end <= value.start) addMember(walk, member, each);
  return computed(node);
}

function nameIn(walk: Walk, pattern: SyntaxNode): string {
  return walk.textOf(nameNodeIn(pattern)).replace(/^.*[.:]/, '');
}

function isOwnType({ language, type }: Walk, written: string | undefined): boolean {
  return written === undefined || written === type || language.selfNames.includes(written);
}

/** Any enum writes its members' own names: of one that is not of flags they are no keys. */
function addMember(walk: Walk, name: string, { value, start, end }: TextFact): void {
  if (value === name && !speaksOfFlags(walk.type)) return;
  walk.members?.push([name, { kind: 'text', value, start, end, made: true }]);
}
