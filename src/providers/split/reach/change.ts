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

/** Rules have no names: those of `rules` that are not among `others`, each as often as it is missing. */
export function missingFrom(others: Half['rules'], rules: Half['rules']): readonly Rule[] {
  const left = [...(others ?? [])];
  return (rules ?? []).filter((rule) => {
    const at = left.findIndex((each) => sameJson(each, rule));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
