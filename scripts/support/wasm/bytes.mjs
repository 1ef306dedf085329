// @ts-check

/**
 * An unsigned LEB128 number and where what follows it begins.
 * @param {Uint8Array} bytes @param {number} at @returns {[value: number, next: number]}
 */
export function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

/** @param {number} value @returns {number[]} */
export function number(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(Math.floor(value / 0x80))];
}

/**
 * As `i32.const` wants it: its last byte says by a bit what sign it has.
 * @param {number} value @returns {number[]}
 */
export function signed(value) {
  const isShort = value >= -0x40 && value < 0x40;
  return isShort ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
