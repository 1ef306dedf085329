// @ts-check
import { numberAt } from './bytes.mjs';

/** What is named here of https://webassembly.github.io/spec/core/binary/instructions.html. */
export const Op = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  i32Sub: 0x6b,
};
/** A block that gives nothing. */
export const VOID = 0x40;

/** Bytes of what follows an opcode where that is no LEB128 number: `f32.const`, `f64.const`. */
const FIXED = new Map([
  [0x43, 4],
  [0x44, 8],
]);

/** How many LEB128 numbers follow an opcode. @param {number} op */
function immediates(op) {
  if (op === Op.br || op === Op.brIf || op === Op.call) return 1;
  if (op === 0x11) return 2; // call_indirect
  if (op >= 0x20 && op <= 0x26) return 1; // locals, globals, tables
  if (op >= 0x28 && op <= 0x3e) return 2; // loads and stores
  if (op >= 0x3f && op <= 0x42) return 1; // memory.size, memory.grow, i32.const, i64.const
  const hasNone = op <= 0x01 || op === Op.else || op === Op.end || op === Op.return;
  if (hasNone || op === 0x1a || op === 0x1b || (op >= 0x45 && op <= 0xc4)) return 0;
  throw new Error(`what follows the instruction 0x${op.toString(16)} is not known`);
}

/** @param {number | undefined} op */
export function isOpening(op) {
  return op === Op.block || op === Op.loop || op === Op.if;
}

/** @param {number | undefined} op */
export function depthGained(op) {
  return isOpening(op) ? 1 : op === Op.end ? -1 : 0;
}

/**
 * @typedef Instruction
 * @property {number} op
 * @property {number} start
 * @property {number} end
 * @property {readonly number[]} given what follows the opcode, unsigned; of `br_table` its targets, the default last
 */

/**
 * The instructions of a function's code.
 * @param {Uint8Array} code @param {number} from @param {number} to @returns {Generator<Instruction, void>}
 */
export function* instructions(code, from, to) {
  for (let start = from; start < to; ) {
    const op = code[start] ?? 0;
    const fixed = isOpening(op) ? 1 : (FIXED.get(op) ?? 0);
    let end = start + 1 + fixed;
    /** @type {number[]} */
    const given = isOpening(op) ? [code[start + 1] ?? 0] : [];
    let count = fixed > 0 ? 0 : 1;
    if (op === Op.brTable) {
      [count, end] = numberAt(code, end);
      count++;
    } else if (count > 0) count = immediates(op);
    for (; count > 0; count--) {
      const [value, next] = numberAt(code, end);
      given.push(value);
      end = next;
    }
    yield { op, start, end, given };
    start = end;
  }
}
