import type { Family } from '../languages/family.ts';

/** What a found pattern says about its file. */
export const Sign = {
  /** Reason enough to read the file closely. */
  certain: 1,
  /** An everyday name that asks for a flag in some SDK, called with an argument: it counts beside that SDK. */
  generic: 2,
  /** Something that speaks of flags. */
  hint: 4,
  /** A name that spells a key; one that is a word of plain language only where the word before it speaks of flags. */
  member: 8,
  /** What is called like an object whose members are flags: it counts beside a name that spells a key. */
  accessor: 16,
  /** A name that another file gives, or hands on: it counts where that file or its type is named too. */
  alias: 32,
  /** A package of an SDK, where it is imported. */
  sdk: 64,
  /** A method of the code's own that hands on a key, called with an argument: it counts beside a hint. */
  wrapper: 128,
  /** An accessor whose members are taken apart: it counts beside a word of plain language as well. */
  takenApart: 256,
  /** A key that is a word of plain language, anywhere. */
  plain: 512,
  /** The file is named after flags: an everyday name that asks for one, or what holds them, may be declared there. */
  named: 1024,
  /** An accessor that is given its members, or is asked for one by a name: it counts in a file named after flags. */
  held: 2048,
  /** A key that is a word of plain language, as a text: it counts beside a hint, or in a file named after flags. */
  everyday: 4096,
} as const;

export interface Pattern {
  readonly text: string;
  readonly sign: number;
  /**
   * `word`: longer words that contain it do not count. `called`: only `name(x` or `name<T>(x` counts. `quoted`: only
   * in quotes, or as a symbol (`:key`). `implied`: only where what it is a member of is not said. `declares`: only where
   * the name behind it is a type of flags' (`enum Feature`). `imported`: only where what an import is from may begin
   * with it, `source`: only where a path ends with it, `joined`: only where a text is put together with it (`$prefix.key`).
   * `entry`: only where a line of data begins with it.
   */
  readonly where:
    | 'anywhere'
    | 'word'
    | 'called'
    | 'quoted'
    | 'implied'
    | 'declares'
    | 'imported'
    | 'source'
    | 'joined'
    | 'entry';
  /** Called on something that speaks of flags it is a certain sign. */
  readonly told?: true;
  /** Called with several arguments only. */
  readonly several?: true;
  /** Counts in comments and prose without quotes. */
  readonly inProse?: true;
  /** Counts only in files of these; absent for all. */
  readonly families?: ReadonlySet<Family>;
}

/**
 * Aho-Corasick over bytes as one flat table: all patterns in one pass whose cost hardly grows with their number.
 * Columns are classes of bytes, as a table for all 256 would be four times the size.
 */
export interface Automaton {
  /** `next[state * columns + column]`: the next state's first slot, or its complement (`~`) where a pattern ends at it. */
  readonly next: Int32Array;
  /** First pattern that ends at a state, or -1. */
  readonly ends: Int32Array;
  /** Another pattern with the same text, or -1. */
  readonly twins: Int32Array;
  /** Another pattern that ends where this state's does, being shorter; 0 for none. */
  readonly shorter: Int32Array;
  readonly columnOf: Uint8Array;
  readonly columns: number;
  readonly lengths: Int32Array;
  readonly patterns: readonly Pattern[];
}

export function buildAutomaton(patterns: readonly Pattern[]): Automaton {
  const encoded = patterns.map(({ text }) => bytesOf(text));
  const columnOf = new Uint8Array(256);
  let columns = 1;
  for (const bytes of encoded) {
    for (const byte of bytes) if (columnOf[byte] === 0) columnOf[byte] = columns++;
  }
  const states = encoded.reduce((sum, bytes) => sum + bytes.length, 1);
  const next = new Int32Array(states * columns);
  const ends = new Int32Array(states).fill(-1);
  const twins = new Int32Array(patterns.length).fill(-1);
  let last = 0;
  encoded.forEach((bytes, index) => {
    let state = 0;
    for (const byte of bytes) {
      const slot = state * columns + (columnOf[byte] ?? 0);
      if (next[slot] === 0) next[slot] = ++last;
      state = next[slot] ?? 0;
    }
    twins[index] = ends[state] ?? -1;
    ends[state] = index;
  });
  const shorter = linkFailures(next, ends, columns, last + 1);
  // By index: pairs would be made of hundreds of thousands of slots.
  for (let slot = (last + 1) * columns - 1; slot >= 0; slot--) {
    const state = next[slot] ?? 0;
    const isEnd = ends[state] !== -1 || shorter[state] !== 0;
    next[slot] = isEnd ? ~(state * columns) : state * columns;
  }
  const lengths = Int32Array.from(encoded, (bytes) => bytes.length);
  return { next, ends, twins, shorter, columnOf, columns, lengths, patterns };
}

/** Turns the trie into a machine that never steps back; returns where shorter patterns end too. */
function linkFailures(next: Int32Array, ends: Int32Array, columns: number, states: number): Int32Array {
  const fail = new Int32Array(states);
  const shorter = new Int32Array(states);
  const queue: number[] = [];
  for (let column = 0; column < columns; column++) {
    const child = next[column] ?? 0;
    if (child !== 0) queue.push(child);
  }
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] ?? 0;
    const failed = fail[state] ?? 0;
    shorter[state] = ends[failed] === -1 ? (shorter[failed] ?? 0) : failed;
    for (let column = 0; column < columns; column++) {
      const slot = state * columns + column;
      const child = next[slot] ?? 0;
      const onward = next[failed * columns + column] ?? 0;
      if (child === 0) next[slot] = onward;
      else {
        fail[child] = onward;
        queue.push(child);
      }
    }
  }
  return shorter;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
