import { isKeyText } from './keyText.ts';
import { isMark } from './otherNames.ts';

const QUOTE = /["'`]/;
const QUOTED = /"([^"\\\r\n]*)"|'([^'\\\r\n]*)'|`([^`\\\r\n]*)`/g;

/** A text within code may ask for a flag to be off, `*feature="'!cart'"`; what an attribute is given is code: `"ng-if" => "!cart"`. */
const WITHIN_CODE = /["(,[]\s*$|^\s*$/;
/** Of a line that a machine has written nobody looks back to its beginning. */
const LONGEST_BEFORE = 200;

/** Attributes of templates quote code that has quotes of its own: `v-if="isOn('new-checkout')"`. */
export function eachQuoted(
  content: string,
  offset: number,
  visit: (value: string, at: number) => void,
): void {
  for (const match of content.matchAll(QUOTED)) {
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    const at = offset + match.index + 1;
    visit(value, at);
    const before = content.slice(Math.max(0, match.index - LONGEST_BEFORE), match.index);
    if (value.startsWith('!') && WITHIN_CODE.test(before)) visit(value.slice(1), at + 1);
    if (match[3] === undefined && QUOTE.test(value)) eachQuoted(value, at, visit);
  }
}

/** Keys in quotes of a component's template. */
export function keysOfMarkup(markup: string): readonly { value: string; at: number }[] {
  const keys: { value: string; at: number }[] = [];
  let from = 0;
  for (const line of markup.split('\n')) {
    const start = from;
    eachQuoted(line, 0, (value, at) => {
      if (isKeyText(value) && !isMark(line, at)) keys.push({ value, at: start + at });
    });
    from += line.length + 1;
  }
  return keys;
}
