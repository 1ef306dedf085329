import { type Condition, type Looking, leavesOf } from '../model/condition.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import { IDENTITY_KEY, type Identity, STRANGER } from '../model/identity.ts';

/** Of as many as the same conditions name, a segment's members mostly, so many are asked about. */
const OF_A_KIND = 100;

/**
 * Others of my kind at the places where the rules of a flag turn: who is named, and one person for each value an
 * attribute is compared with, besides a stranger. Of very many who are named alike only some, from all over the list.
 */
export function bystanders(state: FlagState, me: Identity): readonly Identity[] {
  const stranger: Identity = { ...STRANGER, kind: me.kind };
  const named = new Map<string, { readonly person: Identity; readonly by: number[] }>();
  const leaves = state.rules.flatMap(({ condition }) => leavesOf(condition));
  for (const [leaf, condition] of leaves.entries()) {
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
      const name = `${kind} ${person.key}`;
      const known = named.get(name) ?? { person, by: [] };
      named.set(name, known);
      known.by.push(leaf);
    }
  }
  const people = [stranger, ...fromEach([...named.values()])];
  return people.filter(({ kind, key }) => key !== me.key || kind !== me.kind);
}

function fromEach(
  named: readonly { readonly person: Identity; readonly by: readonly number[] }[],
): readonly Identity[] {
  const alike = new Map<string, Identity[]>();
  for (const { person, by } of named) {
    const group = alike.get(by.join()) ?? [];
    alike.set(by.join(), group);
    group.push(person);
  }
  return [...alike.values()].flatMap((group) => {
    const apart = Math.max(1, group.length / OF_A_KIND);
    return group.filter((_, at) => at === 0 || Math.floor(at / apart) > Math.floor((at - 1) / apart));
  });
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
    default:
      return [];
  }
}
