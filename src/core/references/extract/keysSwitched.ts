import type { KeyBehind } from './keysBehindFlags.ts';
import { isKeyText } from './keyText.ts';

/**
 * `--feature-gates=NewCheckout=true,GiftCards=false`, `NewCheckout:true`; in parentheses it is a title's remark, and where
 * a sentence goes on behind it, a log's: `NewCheckout=false, so the old page is shown`.
 */
const ASSIGNED = /(?<![\w.(])([A-Za-z][\w.-]*)[=:](?:true|false)(?![\w.-]|,[ \t]{1,8}(?![\w.-]{1,100}[=:]))/g;
/** Gates alone are called so, where a sign before a name may be of an option. */
const SIGNED = /(?<![\w.])[+-]([A-Z]\w*)(?=\s*(?:,|$|["'`]))/g;
/** `"NewCheckout=%t,GiftCards=%v"` and nothing else. */
const FILLED_IN = /^(?:[A-Za-z][\w.-]{0,99}=(?:%[tv]|true|false)(?:,|$)){1,50}$/;
const FILLED = /([A-Za-z][\w.-]*)=%/g;
/** Nobody lists more. */
const LONGEST = 4000;

/** Keys that a text switches on or off: `+NewCheckout,-GiftCards`. */
export function keysSwitched(text: string): readonly KeyBehind[] {
  if (text.length > LONGEST) return [];
  const filled = FILLED_IN.test(text) ? foundIn(FILLED, text) : [];
  return [...foundIn(ASSIGNED, text), ...foundIn(SIGNED, text), ...filled];
}

function foundIn(pattern: RegExp, text: string): readonly KeyBehind[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, value = ''] = match;
    return isKeyText(value) ? [{ value, at: match.index + whole.indexOf(value) }] : [];
  });
}
