import type { FlagKey } from './flag.ts';

/** How a reference was found; the words of the command line's contract. */
export type How =
  | 'call' // an SDK call with the key
  | 'constant' // where a key is given a name
  | 'alias' // a use of that name, in this or another file
  | 'accessor' // `flags.newCheckout`
  | 'wrapper' // a call of the code's own function that hands the key on
  | 'literal' // a string equal to a known key, not seen in a call
  | 'declaration' // a registry entry, a definition file
  | 'mention'; // comment, prose, test title: never counted

export type Confidence = 'certain' | 'probable' | 'mention';

/** 0-based lines; columns count UTF-16 units from 0. The command line adds one. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place in the code where a flag is used. */
export interface Reference {
  readonly key: FlagKey;
  /** Path relative to the indexed root, with `/`. */
  readonly file: string;
  /** UTF-16 offsets of the key, constant or accessor itself, not of the whole call. */
  readonly start: number;
  readonly end: number;
  readonly range: Range;
  readonly how: How;
  readonly confidence: Confidence;
  /** The whole call that asks for the flag, where there is one; UTF-16 offsets. */
  readonly call?: { readonly start: number; readonly end: number };
  /** The innermost function around it, where the file's syntax is known; UTF-16 offsets. */
  readonly within?: { readonly start: number; readonly end: number };
  /** The call is of the code's own functions: where each of them asks in turn. Empty where that cannot be told. */
  readonly through?: readonly AskedAt[];
  /** The name of a function that asks for the flag by a key of its own: it does so no more once that does not. */
  readonly asksItself?: true;
  /** The call asks for the opposite (`isDisabled`). */
  readonly inverted?: true;
  /** What the call gives, where that is not simply the flag's value. */
  readonly gives?: Gives;
  /** The default written in the call, as source text. */
  readonly defaultText?: string;
  readonly asks?: Question;
}

/**
 * What a call gives of a flag: whether it is on, whatever its value; an object that tells of it; or what says nothing
 * of the value (a payload, several flags at once, a tuple).
 */
export type Gives = 'truth' | 'other' | Details;

/** Members of an object that tells of a flag, as JavaScript spells them. */
export interface Details {
  readonly value?: string;
  readonly on?: string;
  readonly off?: string;
  /** The name of what is served. */
  readonly variant?: string;
}

export type ValueType = 'boolean' | 'string' | 'number' | 'object';

/** How a call asks: the function's last name, and where it takes the key. */
export interface Question {
  readonly name: string;
  readonly argument: number;
  readonly keyword?: string;
  readonly property?: string;
  /** What the flag's value has to be; where it is not, the SDK serves the default. */
  readonly type?: ValueType;
}

/** A call within a function that hands its own parameter on as the key; UTF-16 offsets. */
export interface AskedAt {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly parameter: string;
}

/** A flag call whose key is computed: kept, so that nothing is silently "0 found". */
export interface UnresolvedCall {
  readonly file: string;
  readonly range: Range;
  readonly why: string;
  /** The literal start of the key, where there is one (`prefix-` in `isOn('prefix-' + name)`). */
  readonly prefix?: string;
}

export interface SkippedFile {
  readonly file: string;
  /** `generated`: code that no person wrote, by its size or its lines, is read by its text alone. */
  readonly reason: 'too large' | 'binary' | 'unreadable' | 'generated';
}
