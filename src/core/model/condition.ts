import type { FlagValue } from './flag.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type VersionComparison = Comparison | '^' | '~';
export type TextRelation = 'starts with' | 'ends with' | 'contains';

/**
 * When a rule holds, in the terms the flag systems share. What a provider cannot express in them
 * it hands on as `unknown` with its native text: evaluation then says "can't tell" instead of guessing.
 */
export type Condition =
  | { readonly op: 'always' }
  | { readonly op: 'never' }
  | { readonly op: 'one of'; readonly attribute: string; readonly values: readonly FlagValue[] }
  | {
      readonly op: 'compare';
      readonly attribute: string;
      readonly relation: Comparison;
      readonly value: FlagValue;
    }
  /** The attribute is there and neither false, zero nor empty. */
  | { readonly op: 'truthy'; readonly attribute: string }
  | {
      readonly op: 'text';
      readonly attribute: string;
      readonly relation: TextRelation;
      readonly value: string;
    }
  | {
      readonly op: 'version';
      readonly attribute: string;
      readonly relation: VersionComparison;
      readonly value: string;
    }
  /** Unix seconds; `from` is inclusive, `until` exclusive. */
  | { readonly op: 'time'; readonly from?: number; readonly until?: number }
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
