const LONGEST_KEY = 200;
const KEY = /^[\w$][\w$.:/@-]*$/;

/** Could this literal be a flag key? Anything else never becomes a fact. */
export function isKeyText(value: string): boolean {
  return value.length <= LONGEST_KEY && KEY.test(value);
}
