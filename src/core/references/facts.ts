import type { SkippedFile } from '../model/reference.ts';
import type { Family } from './languages/family.ts';

/**
 * What one file says, read without looking at any other file or at any flag: plain data, so that a worker can
 * post it and a cache can keep it. Meaning is given to it by `resolve/`.
 */
export interface FileFacts {
  readonly file: string;
  readonly family: Family;
  /** Something in it speaks of flags. */
  readonly speaks?: true;
  /** Offset at which each line begins. */
  readonly lineStarts: readonly number[];
  readonly bindings: readonly Binding[];
  readonly exports: readonly Export[];
  readonly functions: readonly FunctionFact[];
  readonly calls: Calls;
  /** Calls that are given a parameter of a function, both by their index. */
  readonly handed: readonly (readonly [owner: number, call: number])[];
  /** Names, members and subscripts that may lead to a key. */
  readonly uses: readonly Expression[];
  readonly texts: readonly TextFact[];
  readonly mentions: readonly Mention[];
  /** Names that are called, which may be those of functions that ask for a flag. */
  readonly called?: readonly Expression[];
  /** What flags are asked for that is no text there, where calls are not read. */
  readonly asked?: readonly Expression[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A small common language for the expressions a flag key travels through. */
export type Expression = Span &
  (
    | {
        readonly kind: 'text';
        readonly value: string;
        /** The text is handed to a call that makes the value: `defineFlag('key')`. */
        readonly made?: true;
        /** A member's own name, which may be its key, or spell it; by the name of its type. */
        readonly own?: string;
        /** The type a constant is said to have, where types are what tells texts apart: `featuregate.Feature`. */
        readonly typed?: string;
      }
    | { readonly kind: 'name'; readonly name: string; readonly binding: number }
    /** `exact`: written as a string (`flags['new-checkout']`), so no case conversion applies. */
    | { readonly kind: 'member'; readonly object: Expression; readonly name: string; readonly exact?: true }
    | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
    | { readonly kind: 'object'; readonly members: readonly (readonly [string, Expression])[] }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'either'; readonly options: readonly Expression[] }
    /** `PREFIX + 'checkout'`, a template, adjacent literals. */
    | { readonly kind: 'joined'; readonly parts: readonly Expression[] }
    /** One of the file's calls. */
    | { readonly kind: 'call'; readonly call: number }
    /**
     * `.cart`: a member of whatever type is expected there; `told`: the names around it that speak of flags; `given`:
     * the call it is given to and the label, or else the position, it is given at, as in `isOn(for` and `isOn(0`; or
     * `:Tab`, the type that its variable is said to have.
     */
    | { readonly kind: 'implicit'; readonly name: string; readonly told?: string; readonly given?: string }
    | { readonly kind: 'function'; readonly function: number }
    | { readonly kind: 'module'; readonly source: string }
    | { readonly kind: 'computed'; readonly prefix?: string }
    /** Nothing can come of it: only its place is known. */
    | { readonly kind: 'other' }
  );

/** The member of an object that says which flag it is, beside its own: no name in any language. */
export const ITSELF = '=';

/** The binding of a name the file does not declare. */
export const FREE = -1;

export type Binding =
  /** `imported`: the exporting side's name, `default`, or `*` for the module itself. */
  | { readonly kind: 'import'; readonly name: string; readonly source: string; readonly imported: string }
  | { readonly kind: 'value'; readonly name: string; readonly value: Expression; readonly topLevel?: true }
  | { readonly kind: 'parameter'; readonly name: string; readonly function: number; readonly index: number }
  | { readonly kind: 'other'; readonly name: string };

export type Export =
  | { readonly kind: 'value'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'from'; readonly name: string; readonly source: string; readonly imported: string }
  | { readonly kind: 'all'; readonly source: string };

export interface FunctionFact extends Span {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Last names of the parameters' types, or of what they are lists of, where a type may be understood from them. */
  readonly types?: readonly string[];
  readonly method: boolean;
  /** What may ask for a flag in what it gives, each time that it returns more than a constant. */
  readonly gives?: readonly Expression[];
}

/** Opened one by one: hardly any is ever looked into. */
export interface Calls {
  /** The last name of what is called, by index; empty where it has none. */
  readonly names: readonly string[];
  at(index: number): CallFact | undefined;
}

export interface CallFact extends Span {
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
  /**
   * Source text of short arguments, by position and then by name, where one of them may be a key: a default is shown as
   * it was written.
   */
  readonly argumentTexts: readonly string[];
  /** `<Feature name="…">` */
  readonly element?: true;
}

export interface TextFact extends Span {
  readonly value: string;
  /** A flag definition file defines the flag here. */
  readonly declares?: true;
  /** A member's own name in the type so called. */
  readonly own?: string;
  /** A key or value in a file of data, or a key of an object. */
  readonly entry?: true;
  /** Given to a call that speaks of flags, or under a label that does. */
  readonly told?: true;
  /** A member of what is called like flags, which may spell its key. */
  readonly member?: true;
}

export interface Mention extends Span {
  readonly word: string;
}

export type ScannedFile = { readonly facts: FileFacts } | SkippedFile;
