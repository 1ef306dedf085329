import type { FlagKey, FlagValue } from './flag.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type VersionComparison = Comparison | '^' | '~';
export type TextRelation = 'starts with' | 'ends with' | 'contains';
export type SetRelation = 'includes any of' | 'includes all of' | 'has only' | 'is exactly';

/** A flag system's way of giving everybody a fixed place from 0 up to 1, such as a salted hash of the user key. */
export interface Draw {
  /** What the hash is taken of, in words (`user key`, `email`). */
  readonly by: string;
  /** The provider's own description of the hash, needed to compute a place; plain JSON, opaque here. */
  readonly bucketing: unknown;
}

/**
 * When a rule holds, in the terms the flag systems share. What a provider cannot express in them
 * it hands on as `unknown` with its native text: evaluation then says "can't tell" instead of guessing.
 */
export type Condition =
  | { readonly op: 'always' }
  | { readonly op: 'never' }
  | {
      readonly op: 'one of';
      readonly attribute: string;
      readonly values: readonly FlagValue[];
      readonly ignoreCase?: boolean;
    }
  | {
      readonly op: 'compare';
      readonly attribute: string;
      readonly relation: Comparison;
      readonly value: FlagValue;
    }
  /** The attribute is there, whatever its value. An identity that lacks it here is taken to lack it in production. */
  | { readonly op: 'has'; readonly attribute: string }
  /** The attribute is there and neither false, zero nor empty. */
  | { readonly op: 'truthy'; readonly attribute: string }
  | {
      readonly op: 'text';
      readonly attribute: string;
      readonly relation: TextRelation;
      readonly value: string;
      readonly ignoreCase?: boolean;
    }
  /** The attribute is a list of texts, read as a set. */
  | {
      readonly op: 'set';
      readonly attribute: string;
      readonly relation: SetRelation;
      readonly values: readonly string[];
    }
  | {
      readonly op: 'version';
      readonly attribute: string;
      readonly relation: VersionComparison;
      readonly value: string;
    }
  /** Unix seconds; `from` is inclusive, `until` exclusive. */
  | { readonly op: 'time'; readonly from?: number; readonly until?: number }
  /** The identity's place in the draw is below `share`; all others go on to the next rule. */
  | { readonly op: 'drawn'; readonly share: number; readonly draw: Draw }
  /** Another flag of the same environment serves one of these variations: a prerequisite. */
  | { readonly op: 'flag'; readonly key: FlagKey; readonly variations: readonly (string | null)[] }
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
