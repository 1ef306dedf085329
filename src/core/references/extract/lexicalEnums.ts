import type { Expression, TextFact } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { isKeyText } from './keyText.ts';

type Member = readonly [name: string, value: Expression];

export interface EnumNames {
  readonly members: readonly Member[];
  /** Members that are called by their names alone. */
  readonly texts: readonly TextFact[];
}

const BODY = /[^{};\n]*\{/y;
/** A member with what it is given, annotations before it and Scala's `case`. */
const MEMBER =
  /\s*(?:@\w+(?:\([^()]*\))?\s+)*(?:case\s+)?([A-Za-z_]\w*)\s*(\((?:[^()]|\([^()]*\))*\))?\s*(?:[,;}]|(?=\s*case\b))/y;
const TEXT = /(?:\bkey\s*[:=]\s*)(["'])([^"'\n]+)\1|(["'])([^"'\n]+)\3/;

/** Members of an enum of flags, whose name ends at `at`: each is called by its name, or by a text that it is given. */
export function enumMembersAt(text: string, at: number, type: string): EnumNames {
  const members: Member[] = [];
  const texts: TextFact[] = [];
  BODY.lastIndex = at;
  if (!isTypeOfFlags(type) || !BODY.test(text)) return { members, texts };
  MEMBER.lastIndex = BODY.lastIndex;
  for (let match = MEMBER.exec(text); match !== null; match = MEMBER.exec(text)) {
    const [whole, name = '', given] = match;
    const start = match.index + whole.indexOf(name);
    const own = { value: name, own: type, start, end: start + name.length };
    const key = given && textIn(given, match.index + whole.lastIndexOf(given));
    if (key === undefined && isKeyText(name)) texts.push(own);
    members.push([name, { kind: 'text', ...(key || own) }]);
    if (!/,\s*$|case\s*$/.test(whole)) break;
  }
  return { members, texts };
}

function textIn(given: string, at: number): TextFact | undefined {
  const match = TEXT.exec(given);
  const value = match?.[2] ?? match?.[4] ?? '';
  if (match === null || !isKeyText(value)) return undefined;
  const start = at + match.index + match[0].length - value.length - 1;
  return { value, start, end: start + value.length };
}
