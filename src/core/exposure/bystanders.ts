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
  const named = new Map<string, Named>();
  const leaves = state.rules.flatMap(({ condition }) => leavesOf(condition));
  for (const [leaf, condition] of leaves.entries()) {
    const { attribute = '', kind = me.kind, values } = turningPoints(condition);
    for (const value of values) {
      const key =
        attribute === IDENTITY_KEY ? String(value) : `${STRANGER.key}:${attribute}=${String(value)}`;
      const name = `${kind} ${key}`;
      const known = named.get(name);
      if (known === undefined) named.set(name, { attribute, kind, key, value, by: `${leaf}` });
      else known.by += `,${leaf}`;
    }
  }
  const people = [{ ...STRANGER, kind: me.kind }, ...fromEach(named.values()).map(personOf)];
  return people.filter(({ kind, key }) => key !== me.key || kind !== me.kind);
}

/** Somebody whom conditions name, `by` their places. A person is made only of who is asked about. */
interface Named {
  readonly attribute: string;
  readonly kind: string;
  readonly key: string;
  readonly value: FlagValue;
  by: string;
}

function personOf({ attribute, kind, key, value }: Named): Identity {
  return {
    ...STRANGER,
    kind,
    key,
    ...(attribute === IDENTITY_KEY ? {} : { attributes: nest(attribute, value) }),
  };
}

function fromEach(named: Iterable<Named>): readonly Named[] {
  const alike = new Map<string, Named[]>();
  for (const each of named) {
    const group = alike.get(each.by);
    if (group === undefined) alike.set(each.by, [each]);
    else group.push(each);
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

function turningPoints(condition: Condition): Partial<Looking> & { readonly values: readonly FlagValue[] } {
  switch (condition.op) {
    case 'one of':
      return condition;
    case 'set':
      return { ...condition, values: [condition.values] };
    case 'truthy':
      return { ...condition, values: [true] };
    case 'compare':
    case 'text':
    case 'version':
      return { ...condition, values: [condition.value] };
    default:
      return { values: [] };
  }
}
