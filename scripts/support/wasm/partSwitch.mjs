// @ts-check
import { number, signed } from './bytes.mjs';
import { depthGained, Op, VOID } from './code.mjs';
import { frameOf, localsOf, switchIn } from './findSwitch.mjs';

/**
 * Tree-sitter generates a lexer as one function with a label for each of its states, thousands of them, and has the
 * compiler leave a large one as it is: https://github.com/tree-sitter/tree-sitter/blob/master/crates/generate/src/render.rs.
 * V8 takes such a function for hot after some dozens of characters, as it counts the distance a loop jumps back, and
 * what it then takes to optimize it grows with the square of its size: 4 s and 0.5 GB for Kotlin's lexer, half a minute
 * and 4 GB for Swift's, in the editor's own process. Parted into functions of some kilobytes it is nothing.
 *
 * That is simple just because nothing was optimized: all that a state leaves behind lies in memory, in the function's
 * frame. So the labels of a `switch` become functions that are given the frame and the state and give back, as a number,
 * where they jumped to. What is not exactly like that is left as it is.
 */

/** Bytes: below it a function is compiled within tenths of a second. */
const LARGE = 24_000;
/** Bytes of code in a part. */
const PART = 6_000;
const I32 = 0x7f;
const SIGNATURE = [0x60, 2, I32, I32, 1, I32];
/** What a part gives back where it comes to its end: on with what stands behind it. */
const ON = 0;

/** @typedef {import('./code.mjs').Instruction} Instruction */
/** @typedef {import('./module.mjs').Code} Code */
/** @typedef {import('./findSwitch.mjs').Case} Case */
/** @typedef {import('./findSwitch.mjs').Switch} Switch */

/**
 * @param {Code} one @param {number} nextIndex of the first function that is added
 * @returns {readonly [Code, ...Code[]]}
 */
export function partSwitch(one, nextIndex) {
  if (one.body.length < LARGE || String(one.signature) !== String(SIGNATURE)) return [one];
  const locals = localsOf(one.body);
  const found = locals && switchIn(one.body, locals.end);
  const frame = found && frameOf(found);
  if (!found || frame === undefined) return [one];
  const writer = new Writer(one.body, found, frame, locals.count);
  const groups = grouped(found.cases);
  const parts = groups.map((group) => writer.part(group));
  if (parts.includes(undefined)) return [one];
  const added = parts.map((body) => ({ ...one, body: Uint8Array.from(body ?? []) }));
  return [{ ...one, body: Uint8Array.from(writer.main(groups, nextIndex, locals.end)) }, ...added];
}

/** @param {readonly Case[]} cases */
function grouped(cases) {
  /** @type {Case[][]} */
  const groups = [];
  let room = 0;
  for (const each of cases) {
    const size = (each.code.at(-1)?.end ?? 0) - (each.code[0]?.start ?? 0);
    if (room < size) {
      groups.push([]);
      room = PART;
    }
    groups.at(-1)?.push(each);
    room -= size;
  }
  return groups;
}

class Writer {
  #body;
  #found;
  #frame;
  #locals;
  /** @type {number[]} labels that parts jump to, in the order of the numbers (from 1) that say so */
  #exits = [];

  /** @param {Uint8Array} body @param {Switch} found @param {number} frame @param {number} locals */
  constructor(body, found, frame, locals) {
    this.#body = body;
    this.#found = found;
    this.#frame = frame;
    this.#locals = locals;
  }

  /**
   * A function of the frame and the state, or nothing where a case does what cannot be said by one number.
   * @param {readonly Case[]} group innermost label first @returns {number[] | undefined}
   */
  part(group) {
    const { lowest, highest } = boundsOf(group);
    const written = group.map((each) => this.#case(each, lowest));
    if (written.includes(undefined)) return undefined;
    const entry = this.#entryOf(group);
    const last = this.#states.findLastIndex((label) => label >= lowest && label <= highest);
    const depthOf = (/** @type {number} */ label) =>
      label >= lowest && label <= highest ? 1 + highest - label : 0;
    const chosen = [highest, ...this.#states.slice(entry + 1, last + 1), this.#otherwise];
    return [
      ...[1, ...number(this.#locals + 3), I32],
      ...group.flatMap(() => [Op.block, VOID]),
      ...[Op.block, VOID, Op.localGet, 1, Op.i32Const, ...signed(entry), Op.i32Sub],
      ...brTable(chosen.map(depthOf)),
      ...[Op.end, Op.unreachable],
      ...written.flatMap((code) => [Op.end, ...(code ?? [])]),
      ...[Op.i32Const, ON, Op.end],
    ];
  }

  /**
   * What a part takes for a state where the one before ran on into it: a number below all of its states.
   * @param {readonly Case[] | undefined} group
   */
  #entryOf(group = []) {
    const { lowest, highest } = boundsOf(group);
    return this.#states.findIndex((label) => label >= lowest && label <= highest) - 1;
  }

  /**
   * What is left of the function: it chooses a part and goes on from where that jumped to.
   * @param {readonly (readonly Case[])[]} groups @param {number} firstPart @param {number} start of the code
   */
  main(groups, firstPart, start) {
    const { code, labels, outer, jump, rest } = this.#found;
    const state = this.#locals + 2;
    const opened = labels[outer]?.end ?? 0;
    const chosenBy = labels.at(-1)?.end ?? 0;
    const bounds = groups.map(boundsOf);
    /** @param {number} label @param {number} open how many parts' labels stand between here and the outer label */
    const depthOf = (label, open) => open + outer - label;
    const chosen = (/** @type {number} */ label) => {
      const part = bounds.findIndex(({ lowest, highest }) => label >= lowest && label <= highest);
      return part < 0 ? depthOf(label, groups.length) : part;
    };
    return [
      ...[1, ...number(this.#locals + 1), I32],
      ...this.#body.subarray(start, opened),
      ...groups.flatMap(() => [Op.block, VOID]),
      ...this.#body.subarray(chosenBy, code[jump]?.start),
      ...[Op.localTee, ...number(state)],
      ...brTable([...this.#states, this.#otherwise].map(chosen)),
      ...groups.flatMap((_, part) => [
        ...[Op.end, Op.block, VOID, Op.localGet, ...number(this.#frame), Op.localGet, ...number(state)],
        ...[Op.call, ...number(firstPart + part)],
        ...brTable([0, ...this.#exits.map((label) => depthOf(label, groups.length - part)), 0]),
        ...[Op.end, Op.i32Const, ...signed(this.#entryOf(groups[part + 1])), Op.localSet, ...number(state)],
      ]),
      ...this.#body.subarray(code[rest]?.start),
    ];
  }

  /** The label of each state. */
  get #states() {
    return this.#labels.slice(0, -1);
  }

  /** The label where no state is known. */
  get #otherwise() {
    return this.#labels.at(-1) ?? 0;
  }

  get #labels() {
    const { code, labels, jump } = this.#found;
    return (code[jump]?.given ?? []).map((depth) => labels.length - 1 - depth);
  }

  /** @param {Case} each @param {number} lowest label of the part @returns {number[] | undefined} */
  #case({ label, code }, lowest) {
    const written = [];
    let depth = 0;
    for (const each of code) {
      /** @param {number} away @returns {boolean} */
      const leaves = (away) => label - 1 - (away - depth) < lowest;
      const isJump = each.op === Op.br || each.op === Op.brIf || each.op === Op.brTable;
      const left = isJump ? each.given.filter(leaves) : [];
      const exits = new Map(left.map((away) => [away, this.#exit(label - 1 - (away - depth), lowest)]));
      if (each.op === Op.return || [...exits.values()].includes(undefined)) return undefined;
      written.push(...(exits.size === 0 ? this.#same(each) : this.#leaving(each, exits)));
      depth += depthGained(each.op);
    }
    return written;
  }

  /**
   * A jump that leaves the part, here or there.
   * @param {Instruction} jump @param {Map<number, number | undefined>} exits by how far away their label is
   */
  #leaving({ op, given }, exits) {
    const returns = [...exits.values()].map((exit = ON) => [Op.i32Const, ...signed(exit), Op.return]);
    if (op === Op.br) return returns.flat();
    if (op === Op.brIf) return [Op.if, VOID, ...returns.flat(), Op.end];
    const chosen = number(this.#locals + 4);
    const left = [...exits.keys()];
    return [
      ...[Op.localSet, ...chosen],
      ...left.flatMap(() => [Op.block, VOID]),
      ...[Op.localGet, ...chosen],
      ...brTable(given.map((away) => (exits.has(away) ? left.indexOf(away) : away + left.length))),
      ...returns.flatMap((each) => [Op.end, ...each]),
    ];
  }

  /** The number that says that a part jumps to a label outside of it. @param {number} label @param {number} lowest */
  #exit(label, lowest) {
    const { outer } = this.#found;
    if (label === lowest - 1) return ON;
    if (label > outer || label < 0) return undefined;
    const known = this.#exits.indexOf(label);
    return known < 0 ? this.#exits.push(label) : known + 1;
  }

  /** An instruction, its locals as the part has them: the frame first, those of its own behind the state. @param {Instruction} each */
  #same({ op, start, end, given: [local = 0] }) {
    if (op < Op.localGet || op > Op.localTee) return this.#body.subarray(start, end);
    return [op, ...number(local === this.#frame ? 0 : local + 2)];
  }
}

/** @param {readonly Case[]} group */
function boundsOf(group) {
  return { lowest: group.at(-1)?.label ?? 0, highest: group[0]?.label ?? 0 };
}

/** @param {readonly number[]} depths the default last */
function brTable(depths) {
  return [Op.brTable, ...number(depths.length - 1), ...depths.flatMap(number)];
}
