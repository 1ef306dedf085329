// @ts-check
import { numberAt } from './bytes.mjs';
import { depthGained, instructions, isOpening, Op, VOID } from './code.mjs';

/** Fewer labels are no lexer's. */
const MANY = 64;
const I32 = 0x7f;

/** @typedef {import('./code.mjs').Instruction} Instruction */
/** @typedef {{ readonly label: number, readonly code: readonly Instruction[] }} Case what stands behind a label's end */

/**
 * @typedef Switch
 * @property {readonly Instruction[]} code of the whole function
 * @property {readonly Instruction[]} labels what was opened around the jump, outermost first
 * @property {number} outer the label that all cases stand in
 * @property {number} jump where in `code` the cases are chosen from
 * @property {readonly Case[]} cases
 * @property {number} rest where in `code` the outer label ends
 */

/** Where locals other than numbers of 32 bits are declared, nothing. @param {Uint8Array} body */
export function localsOf(body) {
  let [groups, at] = numberAt(body, 0);
  let count = 0;
  for (; groups > 0; groups--) {
    const [more, next] = numberAt(body, at);
    if (body[next] !== I32) return undefined;
    count += more;
    at = next + 1;
  }
  return { count, end: at };
}

/** @param {Uint8Array} body @param {number} from @returns {Switch | undefined} */
export function switchIn(body, from) {
  const code = [...instructions(body, from, body.length)];
  /** @type {Instruction[]} */
  const labels = [];
  const jump = code.findIndex(({ op, given }, at) => {
    if (isOpening(op)) labels.push(/** @type {Instruction} */ (code[at]));
    else if (op === Op.end) labels.pop();
    return op === Op.brTable && given.length > MANY;
  });
  if (jump < 0 || code[jump + 1]?.op !== Op.end || labels.some(({ given }) => given[0] !== VOID))
    return undefined;
  let outer = labels.length - 1;
  while (outer > 0 && labels[outer]?.op === Op.block && labels[outer - 1]?.end === labels[outer]?.start)
    outer--;
  let at = jump + 2;
  const cases = [];
  for (let label = labels.length - 1; label > outer; label--) {
    const start = at;
    for (let depth = 0; depth > 0 || code[at]?.op !== Op.end; at++) depth += depthGained(code[at]?.op);
    cases.push({ label, code: code.slice(start, at++) });
  }
  return { code, labels, outer, jump, cases, rest: at - 1 };
}

/**
 * The one local that cases are handed: they read no other that they have not set, and nobody reads what they set.
 * @param {Switch} found
 */
export function frameOf({ code, jump, rest, cases }) {
  const read = new Set(cases.flatMap((each) => [...readUnset(each.code, false)]));
  const [frame] = read;
  if (frame === undefined || read.size > 1) return undefined;
  const start = code.findIndex(({ op }) => op === Op.loop);
  const elsewhere = [...readUnset(code.slice(start, jump), true), ...readUnset(code.slice(rest), true)];
  const isKept = cases.every((each) => !each.code.some((one) => isSetting(one) && one.given[0] === frame));
  return isKept && elsewhere.every((local) => local === frame) ? frame : undefined;
}

/** @param {Instruction} instruction */
function isSetting({ op }) {
  return op === Op.localSet || op === Op.localTee;
}

/**
 * Locals that are read where they need not have been set before: what is set within a block counts until its end. Of the
 * function's own code (`around`), what was set before a loop does not count in it, as cases may have run since.
 * @param {readonly Instruction[]} code @param {boolean} around
 */
function* readUnset(code, around) {
  /** @type {Set<number | undefined>} */
  let set = new Set();
  /** @type {Set<number | undefined>[]} */
  const before = [];
  for (const each of code) {
    const [local = 0] = each.given;
    if (each.op === Op.localGet && !set.has(local)) yield local;
    else if (isSetting(each)) set.add(local);
    else if (isOpening(each.op)) {
      before.push(set);
      set = around && each.op === Op.loop ? new Set() : new Set(set);
    } else if (each.op === Op.else) set = new Set(before.at(-1));
    else if (each.op === Op.end) set = before.pop() ?? new Set();
  }
}
