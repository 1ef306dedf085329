import type { Condition, Looking } from '../model/condition.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import { IDENTITY_KEY, type Identity, STRANGER } from '../model/identity.ts';

/**
 * Others of my kind at the places where the rules of a flag turn: everybody who is named, and one person
 * for each value an attribute is compared with, besides a stranger.
 */
export function bystanders(state: FlagState, me: Identity): readonly Identity[] {
  const stranger: Identity = { ...STRANGER, kind: me.kind };
  const people = new Map<string, Identity>([[stranger.key, stranger]]);
  for (const { condition } of state.rules) {
    for (const { attribute, kind = me.kind, value } of turningPoints(condition)) {
      const person =
        attribute === IDENTITY_KEY
          ? { ...stranger, kind, key: String(value) }
          : {
              ...stranger,
              kind,
              key: `${STRANGER.key}:${attribute}=${String(value)}`,
              attributes: nest(attribute, value),
            };
      people.set(`${kind} ${person.key}`, person);
    }
  }
  return [...people.values()].filter(({ kind, key }) => key !== me.key || kind !== me.kind);
}

function nest(attribute: string, value: FlagValue): Readonly<Record<string, FlagValue>> {
  return attribute.split('.').reduceRight<FlagValue>((inner, name) => ({ [name]: inner }), value) as Readonly<
    Record<string, FlagValue>
  >;
}

function turningPoints(condition: Condition): readonly (Looking & { readonly value: FlagValue })[] {
  switch (condition.op) {
    case 'one of':
      return condition.values.map((value) => ({ ...condition, value }));
    case 'set':
      return [{ ...condition, value: condition.values }];
    case 'truthy':
      return [{ ...condition, value: true }];
    case 'compare':
    case 'text':
    case 'version':
      return [condition];
    case 'segment':
    case 'not':
      return turningPoints(condition.condition);
    case 'and':
    case 'or':
      return condition.conditions.flatMap(turningPoints);
    default:
      return [];
  }
}
