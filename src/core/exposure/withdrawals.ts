import type { Condition } from '../model/condition.ts';
import type { Exposure, Who } from '../model/exposure.ts';
import { attributeOf, type Identity } from '../model/identity.ts';
import { aloneOf } from '../model/ladder.ts';
import type { Reach } from '../model/reach.ts';
import { sameJson } from '../model/sameJson.ts';
import { wideShare } from './reached.ts';

/** From whom a release is taken back. */
export type Withdrawal =
  | { readonly kind: 'population'; readonly who: Who }
  /** All whom no rule of their own reaches. */
  | { readonly kind: 'share' }
  | { readonly kind: 'everyone but me' }
  | { readonly kind: 'everyone' };

/** What can be taken back, the narrowest first. */
export function withdrawals(
  exposure: Exposure,
  variation: string,
  me: Identity | undefined,
): readonly Withdrawal[] {
  const named = namedIn(exposure, variation);
  const share = wideShare(exposure, variation);
  const all: Withdrawal[] = named.map((who) => ({ kind: 'population', who }));
  if (share > 0) all.push({ kind: 'share' });
  if (all.length === 0) return [];
  const isMine = share === 0 && named.every((who) => withoutMe(who, me).length === 0);
  if (me !== undefined && !isMine) all.push({ kind: 'everyone but me' });
  return [...all, { kind: 'everyone' }];
}

/** What a release comes to once it is taken back from them. */
export function reachWithout(
  withdrawal: Withdrawal,
  exposure: Exposure,
  variation: string,
  me: Identity | undefined,
): Reach {
  const none = { variation, with: [], without: [] };
  switch (withdrawal.kind) {
    case 'population':
      return { ...none, without: [withdrawal.who] };
    case 'share':
      return { ...none, share: 0 };
    case 'everyone':
      return { ...none, without: namedIn(exposure, variation), share: 0 };
    case 'everyone but me':
      return {
        variation,
        with: me === undefined ? [] : [aloneOf(me)],
        without: namedIn(exposure, variation).flatMap((who) => withoutMe(who, me)),
        share: 0,
      };
  }
}

/** Several rules may name the same. */
function namedIn({ released }: Exposure, variation: string): readonly Who[] {
  const named = released
    .filter((each) => each.variation === variation && each.who.kind !== 'everyone')
    .map(({ who }) => who);
  return named.filter((who, at) => named.findIndex((each) => sameJson(each, who)) === at);
}

function withoutMe(who: Who, me: Identity | undefined): readonly Who[] {
  if (me === undefined || who.kind !== 'people') return [who];
  const mine = attributeOf(me, who.attribute, who.of);
  const keys = who.keys.filter((key) => key !== mine);
  return keys.length === 0 ? [] : [{ ...who, keys }];
}

/**
 * From whom a person means: `everyone`, `everyone-but-me`, `share`, `me`, the name of a segment, one key of a list, or
 * one value a rule compares an attribute with (`plan=beta`). Undefined where no rule speaks of them.
 */
export function withdrawalNamed(
  text: string,
  exposure: Exposure,
  variation: string,
  me: Identity | undefined,
): Withdrawal | undefined {
  if (text === 'everyone' || text === 'share') return { kind: text };
  if (text === 'everyone-but-me') return { kind: 'everyone but me' };
  const key = text === 'me' ? me?.key : text;
  for (const who of namedIn(exposure, variation)) {
    if (who.kind === 'segment' && who.name === text) return { kind: 'population', who };
    if (who.kind === 'people' && key !== undefined && who.keys.includes(key))
      return { kind: 'population', who: { ...who, keys: [key] } };
    if (who.kind === 'condition' && nameOf(who.condition) === text) return { kind: 'population', who };
  }
  return undefined;
}

function nameOf(condition: Condition): string | undefined {
  if (condition.op === 'one of') return `${condition.attribute}=${condition.values.join(',')}`;
  return condition.op === 'compare' && condition.relation === '='
    ? `${condition.attribute}=${String(condition.value)}`
    : undefined;
}
