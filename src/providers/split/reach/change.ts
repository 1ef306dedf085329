import { sameJson } from '../../../core/model/sameJson.ts';
import type { Edit } from '../edit.ts';
import type { Definition, Rule } from '../wire.ts';

/** What the journal keeps. */
export interface ReachChange {
  readonly was: Half;
  readonly is: Half;
  /** Put back who was moved among individual targets; lists of them are long. */
  readonly back: readonly Edit[];
}

export type Half = Pick<Definition, 'rules' | 'defaultRule' | 'trafficAllocation'>;

export function isReachChange(change: unknown): change is ReachChange {
  return typeof change === 'object' && change !== null && 'was' in change && 'back' in change;
}

export function changeOf(before: Definition, after: Definition, made: readonly Edit[]): ReachChange {
  // In the order of their places, each finds its own.
  const back = made.flatMap((edit) => inverse(before, edit) ?? []);
  return { was: halfOf(before), is: halfOf(after), back };
}

function halfOf({ rules, defaultRule, trafficAllocation }: Definition): Half {
  return { rules, defaultRule, trafficAllocation };
}

function inverse({ treatments }: Definition, edit: Edit): Edit | undefined {
  const named = treatments.find(({ name }) => 'treatment' in edit && name === edit.treatment);
  switch (edit.edit) {
    case 'add':
      return { edit: 'remove', treatment: edit.treatment, key: edit.key, bare: !named?.keys };
    case 'remove':
      return {
        edit: 'add',
        treatment: edit.treatment,
        key: edit.key,
        at: named?.keys?.indexOf(edit.key) ?? 0,
      };
    case 'add segment':
      return { edit: 'remove segment', treatment: edit.treatment, segment: edit.segment };
    case 'remove segment': {
      const at = named?.segments?.indexOf(edit.segment) ?? 0;
      return { edit: 'add segment', treatment: edit.treatment, segment: edit.segment, at };
    }
    default:
      return undefined;
  }
}

/** What came and what went. Rules have no names: one that only changed its place came, and went. */
export function rulesBetween(was: Half['rules'], is: Half['rules']): { added: Rule[]; gone: Rule[] } {
  const [old, next] = [was ?? [], is ?? []];
  const kept = longestCommon(old, next);
  return {
    added: next.filter((_, at) => !kept.some((pair) => pair.next === at)),
    gone: old.filter((_, at) => !kept.some((pair) => pair.old === at)),
  };
}

interface Pair {
  readonly old: number;
  readonly next: number;
}

/** The places of as many rules as stand in the same order in both. */
function longestCommon(old: readonly Rule[], next: readonly Rule[]): readonly Pair[] {
  let below: readonly (readonly Pair[])[] = Array.from({ length: next.length + 1 }, () => []);
  for (let at = old.length - 1; at >= 0; at--) {
    const row: (readonly Pair[])[] = Array.from({ length: next.length + 1 }, () => []);
    for (let to = next.length - 1; to >= 0; to--) {
      const [without, later] = [below[to] ?? [], row[to + 1] ?? []];
      const both = sameJson(old[at], next[to]) ? [{ old: at, next: to }, ...(below[to + 1] ?? [])] : [];
      const longest = both.length > later.length ? both : later;
      row[to] = longest.length > without.length ? longest : without;
    }
    below = row;
  }
  return below[0] ?? [];
}
