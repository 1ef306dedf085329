import type { FlagKey, FlagValue } from './flag.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type VersionComparison = Comparison | '^' | '~';
export type TextRelation = 'starts with' | 'ends with' | 'contains';
export type SetRelation = 'includes any of' | 'includes all of' | 'has only' | 'is exactly';

/**
 * How an attribute is read before it is compared. `text`: as JavaScript's `String`; `number`: that text as a number,
 * and what is none meets nothing; `time`: Unix milliseconds, from text by RFC 3339.
 */
export type Reading = 'text' | 'number' | 'time';

/** A flag system's way of giving everybody a fixed place from 0 up to 1, such as a salted hash of the user key. */
export interface Draw {
  /** What the hash is taken of, in words (`user key`, `email`). */
  readonly by: string;
  /** The provider's own description of the hash, needed to compute a place; plain JSON, opaque here. */
  readonly bucketing: unknown;
}

/** Which attribute a condition speaks of, and how it is looked at where flag systems differ. */
export interface Looking {
  readonly attribute: string;
  /** The kind of identity it belongs to: whoever is of another kind lacks it. Left out: of whatever kind. */
  readonly kind?: string;
  /**
   * A value of another type than it is compared with does not meet the condition, a list does when one of its
   * members does, and `null` is as good as missing. Left out: in doubt it cannot be told.
   */
  readonly strict?: true;
  readonly as?: Reading;
}

/**
 * When a rule holds, in the terms the flag systems share. What a provider cannot express in them
 * it hands on as `unknown` with its native text: evaluation then says "can't tell" instead of guessing.
 */
export type Condition =
  | { readonly op: 'always' }
  | { readonly op: 'never' }
  | (Looking & {
      readonly op: 'one of';
      readonly values: readonly FlagValue[];
      readonly ignoreCase?: boolean;
    })
  | (Looking & {
      readonly op: 'compare';
      readonly relation: Comparison;
      readonly value: FlagValue;
    })
  /** The attribute is there, whatever its value. An identity that lacks it here is taken to lack it in production. */
  | (Looking & { readonly op: 'has' })
  /** The attribute is there and neither false, zero nor empty. */
  | (Looking & { readonly op: 'truthy' })
  | (Looking & {
      readonly op: 'text';
      readonly relation: TextRelation;
      readonly value: string;
      readonly ignoreCase?: boolean;
    })
  /** The attribute is a list of texts, read as a set. */
  | (Looking & {
      readonly op: 'set';
      readonly relation: SetRelation;
      readonly values: readonly string[];
    })
  | (Looking & {
      readonly op: 'version';
      readonly relation: VersionComparison;
      readonly value: string;
      /** Minor and patch may not be left out, where it is strict. */
      readonly whole?: true;
    })
  /** Unix seconds; `from` is inclusive, `until` exclusive. */
  | { readonly op: 'time'; readonly from?: number; readonly until?: number }
  /** The identity's place in the draw is below `share`; all others go on to the next rule. */
  | { readonly op: 'drawn'; readonly share: number; readonly draw: Draw }
  /** Another flag of the same environment serves one of these variations, `on`: while switched on: a prerequisite. */
  | {
      readonly op: 'flag';
      readonly key: FlagKey;
      readonly variations: readonly (string | null)[];
      readonly on?: true;
    }
  | { readonly op: 'segment'; readonly name: string; readonly condition: Condition }
  | { readonly op: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly op: 'not'; readonly condition: Condition }
  | { readonly op: 'unknown'; readonly text: string };

export const ALWAYS: Condition = { op: 'always' };
export const NEVER: Condition = { op: 'never' };

export function allOf(...conditions: readonly Condition[]): Condition {
  const parts = conditions
    .flatMap((part) => (part.op === 'and' ? part.conditions : [part]))
    .filter((part) => part.op !== 'always');
  if (parts.some((part) => part.op === 'never')) return NEVER;
  const [only, ...more] = parts;
  if (only === undefined) return ALWAYS;
  return more.length === 0 ? only : { op: 'and', conditions: parts };
}

export function anyOf(...conditions: readonly Condition[]): Condition {
  const parts = conditions
    .flatMap((part) => (part.op === 'or' ? part.conditions : [part]))
    .filter((part) => part.op !== 'never');
  if (parts.some((part) => part.op === 'always')) return ALWAYS;
  const [only, ...more] = parts;
  if (only === undefined) return NEVER;
  return more.length === 0 ? only : { op: 'or', conditions: parts };
}

export function not(condition: Condition): Condition {
  if (condition.op === 'always') return NEVER;
  if (condition.op === 'never') return ALWAYS;
  return condition.op === 'not' ? condition.condition : { op: 'not', condition };
}

/** The conditions that it is made of. */
export function leavesOf(condition: Condition): readonly Condition[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(leavesOf);
    case 'not':
    case 'segment':
      return leavesOf(condition.condition);
    default:
      return [condition];
  }
}
