const CONVERSIONS = new Set(['string', 'String', 'str']);
const TEXT_OF_ITSELF =
  /^(?:(?:get|to|as|into)_?)?(?:\w*key|\w*name|\w*value|string|str|s|id|slug|owned|text|code)$/i;

/** `string(CHECKOUT)` is the same text, as another type. */
export function isConversion(name: string): boolean {
  return CONVERSIONS.has(name);
}

/** Members and getters of a named text that give the text: `.value`, `.rawValue`, `getKey()`, `to_s`. */
export function givesItself(name: string): boolean {
  return TEXT_OF_ITSELF.test(name);
}
