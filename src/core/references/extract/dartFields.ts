import type { TextFact } from '../facts.ts';
import { isKeyText } from './keyText.ts';

/** `static const bool newCheckout = false;`, `static bool get newCheckout => …`: texts and objects are named by what they hold. */
const FIELD = /\b(?:bool|int|double|num)\??\s{1,20}(?:get\s{1,20})?([a-z]\w*)(?=\s{0,20}(?:=(?!=)|;|\{))/g;
const BRACKETS = /[{}()[\]]/g;

/** Fields of a class of flags, whose body begins behind `from`; what its methods declare or are given is none. */
export function dartFieldsIn(text: string, from: number, to: number, own: string): readonly TextFact[] {
  const body = text.slice(from, to);
  const depthAt = depthsIn(body);
  return [...body.matchAll(FIELD)].flatMap(({ 0: whole, 1: value = '', index }) => {
    const end = from + index + whole.length;
    const isField = depthAt(index) === 1 && isKeyText(value);
    return isField ? [{ value, own, entry: true as const, start: end - value.length, end }] : [];
  });
}

/** How many brackets are open, asked from place to place onwards. */
function depthsIn(text: string): (at: number) => number {
  const brackets = [...text.matchAll(BRACKETS)];
  let next = 0;
  let depth = 0;
  return (at) => {
    for (let each = brackets[next]; each && each.index < at; each = brackets[next]) {
      depth += '{(['.includes(each[0]) ? 1 : -1;
      next++;
    }
    return depth;
  };
}
