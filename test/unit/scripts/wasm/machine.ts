import type { Bytes } from './module.ts';

/** A state of a made lexer: what it does, and where it jumps from there. */
export interface State {
  readonly mixes: number;
  readonly jump: 'again' | 'after' | 'accept' | 'done' | 'on' | 'next' | 'either' | 'choose' | 'far';
}

const I32 = 0x7f;
const VOID = 0x40;
const FRAME = 2;
const PADDING = 400;
/** Of the frame, in memory. */
const at = { state: 0, steps: 4, mixed: 8 };
const MOST_STEPS = 200;

const get = (local: number) => [0x20, local];
const constant = (value: number) => [0x41, ...leb(value)];
const load = (offset: number) => [...get(FRAME), 0x28, 2, offset];
const store = (offset: number, value: Bytes) => [...get(FRAME), ...value, 0x36, 2, offset];
const add = (left: Bytes, right: Bytes) => [...left, ...right, 0x6a];

/** A number from 0 to 8191, for `i32.const`. */
function leb(value: number): Bytes {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}

/** An unsigned one, for everything else. */
function count(value: number): Bytes {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}

/**
 * A function as the compiler leaves a lexer that is too large for it: all its values in a frame in memory, a loop, and
 * in it a label for each state. `order` says which label each state has.
 */
export function lexer(states: readonly State[], order: readonly number[]): Bytes {
  const labels = states.length;
  return [
    ...[1, 1, I32],
    ...[...constant(1024), 0x21, FRAME, ...store(at.state, get(1)), ...store(at.mixed, get(0))],
    ...store(at.steps, constant(0)),
    ...[0x02, VOID, 0x02, VOID, 0x03, VOID],
    ...store(at.steps, add(load(at.steps), constant(1))),
    ...[...load(at.steps), ...constant(MOST_STEPS), 0x4b, 0x0d, 2],
    ...[0x02, VOID],
    ...states.flatMap(() => [0x02, VOID]),
    ...[...load(at.state), 0x0e, ...count(labels), ...order.flatMap(count), ...count(labels)],
    ...states.flatMap((state, index) => [0x0b, ...caseOf(state, labels - 1 - index, labels)]),
    0x0b,
    ...store(at.mixed, add(load(at.mixed), constant(5))),
    ...[0x0c, 0],
    ...[0x0b, 0x0b],
    ...store(at.mixed, add(load(at.mixed), constant(1000))),
    0x0b,
    ...[...load(at.mixed), 0x0b],
  ];
}

/** `open`: how many labels of states are still open behind this one. */
function caseOf({ mixes, jump }: State, open: number, labels: number): Bytes {
  const to = { next: 0, after: open, again: open + 1, accept: open + 2, done: open + 3 };
  const mixed = [...constant(mixes), ...load(at.mixed), ...constant(33), 0x6c, 0x73];
  const work = [
    ...store(at.mixed, [...mixed, 0x22, 0, ...get(0), ...constant(3), 0x76, 0x73]),
    ...store(at.state, [...load(at.mixed), ...constant(5), 0x76, ...constant(labels + 2), 0x70]),
    ...Array<number>(PADDING).fill(0x01),
  ];
  const isOdd = [...load(at.mixed), ...constant(1), 0x71];
  switch (jump) {
    case 'on':
      return work;
    case 'either':
      return [
        ...work,
        ...isOdd,
        0x0d,
        ...count(to.again),
        ...isOdd,
        0x04,
        VOID,
        0x0c,
        ...count(to.done + 1),
        0x0b,
      ];
    case 'choose': {
      const targets = [0, to.again + 1, to.next + 1, to.accept + 1, to.again + 1].flatMap(count);
      const chosen = [...load(at.mixed), ...constant(7), 0x71];
      return [...work, 0x02, VOID, ...chosen, 0x0e, 4, ...targets, 0x0b, 0x0c, ...count(to.after)];
    }
    case 'far':
      return [...work, 0x0c, ...count(Math.floor(open / 2))];
    default:
      return [...work, 0x0c, ...count(to[jump])];
  }
}
