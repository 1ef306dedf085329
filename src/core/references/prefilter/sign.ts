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
   * In no longer word. `word`: anywhere else. `called`: only `name(x` or `name<T>(x` counts. `quoted`: only
   * in quotes, or as a symbol (`:key`). `implied`: only where what it is a member of is not said. `declares`: only where
   * the name behind it is a type of flags' (`enum Feature`). `imported`: only where what an import is from may begin
   * with it, `source`: only where a path ends with it, `joined`: only where a text is put together with it (`$prefix.key`).
   * `entry`: only where a line of data begins with it.
   */
  readonly where:
    | 'word'
    | 'called'
    | 'quoted'
    | 'implied'
    | 'declares'
    | 'imported'
    | 'source'
    | 'joined'
    | 'entry';
  /** It spells a key. */
  readonly isKey?: true;
  /** Called on something that speaks of flags it is a certain sign. */
  readonly told?: true;
  /** Called with several arguments only. */
  readonly several?: true;
  /** Counts in comments and prose without quotes. */
  readonly inProse?: true;
  /** Counts only in files of these; absent for all. */
  readonly families?: ReadonlySet<Family>;
}
