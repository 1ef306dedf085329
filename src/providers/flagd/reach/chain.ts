import type { FlagValue } from '../../../core/model/flag.ts';
import { operation } from '../conditions.ts';
import { type Located, member } from '../located.ts';

/** What a flag's targeting does: conditions tried in order, and what all others get (undefined: the default variant). */
export interface Chain {
  readonly arms: readonly ChainArm[];
  readonly tail?: FlagValue;
}

export interface ChainArm {
  readonly condition: FlagValue;
  readonly result: FlagValue;
}

/** An `if` that stands at the end of another goes on with it. */
export function chainOf(targeting: FlagValue | undefined): Chain {
  const args = argsOf(targeting);
  if (args === undefined)
    return targeting === undefined || isNothing(targeting) ? { arms: [] } : { arms: [], tail: targeting };
  const arms: ChainArm[] = [];
  for (let at = 0; at + 1 < args.length; at += 2)
    arms.push({ condition: args[at] ?? null, result: args[at + 1] ?? null });
  const rest = chainOf(args.length % 2 === 1 ? args.at(-1) : undefined);
  return { ...rest, arms: [...arms, ...rest.arms] };
}

/** Where an `if` of the chain stands, and of which arm it is the first. */
export interface Link {
  readonly list: Located;
  readonly first: number;
  readonly arms: number;
}

/** Undefined where a part of it is not written out, as an alias is not. */
export function linksOf(
  targeting: FlagValue | undefined,
  node: Located | undefined,
): readonly Link[] | undefined {
  const links: Link[] = [];
  let [data, at, first] = [targeting, node, 0];
  for (let args = argsOf(data); args !== undefined; args = argsOf(data)) {
    const list = member(at, 'if');
    if (list?.kind !== 'list' || list.items.length !== args.length) return undefined;
    const arms = Math.floor(args.length / 2);
    links.push({ list, first, arms });
    first += arms;
    [data, at] = args.length % 2 === 1 ? [args.at(-1), list.items.at(-1)] : [undefined, undefined];
  }
  return links;
}

/** Where what all others get stands. */
export function tailOf(targeting: Located | undefined, links: readonly Link[]): Located | undefined {
  const last = links.at(-1);
  if (last === undefined) return targeting;
  return last.list.items.length % 2 === 1 ? last.list.items.at(-1) : undefined;
}

function argsOf(logic: FlagValue | undefined): readonly FlagValue[] | undefined {
  const call = operation(logic);
  return call?.operator === 'if' ? call.args : undefined;
}

function isNothing(logic: FlagValue): boolean {
  return logic === null || (typeof logic === 'object' && Object.keys(logic).length === 0);
}
