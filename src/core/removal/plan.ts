import type { FlagKey, FlagValue } from '../model/flag.ts';
import type { AskedAt, Reference } from '../model/reference.ts';
import type { Span } from '../references/facts.ts';
import type { Edit } from './draft.ts';
import type { Place } from './places.ts';

/** What a team wants of removals. */
export interface RemovalTaste {
  /** Functions of a file's own that are left with giving a constant; `inline` when left out. */
  readonly constantFunctions?: 'inline' | 'leave';
}

export interface RemovalRequest extends RemovalTaste {
  readonly key: FlagKey;
  /** What every reader of the flag gets from now on. */
  readonly value: FlagValue;
  /** What SDKs call it, where they tell a name too. */
  readonly variant?: string | undefined;
  /** Names that other files say; left out where that cannot be asked. */
  readonly saidElsewhere?: readonly string[];
}

/** A place in a file as it was before the edits; UTF-16 offset. */
export interface Remark {
  readonly at: number;
  readonly what: string;
  /** What could go besides, if a person wants it: it lies in no edit, and nothing else depends on it. */
  readonly offer?: Span;
}

/** What a removal does to one file. Nothing outside the edits changes. */
export interface FileRemoval {
  readonly file: string;
  readonly edits: readonly Edit[];
  /** The same edits as a person may take or leave them. */
  readonly places: readonly Place[];
  /** References that stay as they are, and why. */
  readonly refusals: readonly Remark[];
  /** What a person should look at. */
  readonly leftovers: readonly Remark[];
  /** Names of functions that were changed as if no other file said them. */
  readonly supposed: readonly string[];
  /** Modules that it imports no more, as paths without an extension: `shop/legacy`. */
  readonly unimported: readonly string[];
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly references: readonly Reference[];
}

/**
 * What taking a flag out does to every file that refers to it, worked out here or in a thread of its own. Reads and
 * writes nothing. `others` are the texts of further files, in which functions ask for a key that is handed to them.
 */
export type PlanRemoval = (
  files: readonly SourceFile[],
  request: RemovalRequest,
  others: ReadonlyMap<string, string>,
) => Promise<readonly FileRemoval[]>;

/** Whether functions of the code's own give back what they ask, and nothing else: a call of one is the value. */
export type Proven = (asks: readonly AskedAt[]) => boolean;

/** Whether the code is given the flag's value there; elsewhere only its key stands. */
export function isAsking({ how, call }: Reference): boolean {
  return how !== 'mention' && (call !== undefined || how === 'accessor');
}

/** Where the functions that references call ask in turn. */
export function placesAsked(files: readonly Pick<SourceFile, 'references'>[]): readonly AskedAt[] {
  return files.flatMap(({ references }) => references.flatMap(({ through }) => through ?? []));
}
