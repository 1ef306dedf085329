import type { Exposure, Population, Who } from '../model/exposure.ts';
import type { Reach } from '../model/reach.ts';
import { sameJson } from '../model/sameJson.ts';

/** Shares that differ by less are one: they come out of divisions. */
const HAIR = 1e-9;

export function atLeast(share: number, wanted: number): boolean {
  return share > wanted - HAIR;
}

/** The part of those whom no rule of their own reaches that has the variation. */
export function wideShare({ released, toggle, baseline }: Exposure, variation: string): number {
  const sum = (shares: readonly Population[]) =>
    shares.filter(({ who }) => who.kind === 'everyone').reduce((all, { share }) => all + share, 0);
  // A flag of many values that gives most people one of them has not released it: it is where it stands.
  if (!toggle && baseline === variation) return 1 - sum(released);
  return sum(released.filter((population) => population.variation === variation));
}

/** A rule of their own gives all of them the variation. */
export function hasByRule({ released }: Exposure, variation: string, who: Who): boolean {
  const having = released.filter((each) => each.variation === variation && each.share === 1);
  if (who.kind === 'everyone') return false;
  if (who.kind !== 'people') return having.some((each) => sameJson(each.who, who));
  const keys = new Set(having.flatMap((each) => (isAlike(each.who, who) ? each.who.keys : [])));
  return who.keys.every((key) => keys.has(key));
}

/** A rule of their own gives some of them the variation. */
export function touchedByRule({ released }: Exposure, variation: string, who: Who): boolean {
  const having = released.filter((each) => each.variation === variation);
  if (who.kind !== 'people') return having.some((each) => sameJson(each.who, who));
  return having.some((each) => isAlike(each.who, who) && each.who.keys.some((key) => who.keys.includes(key)));
}

/** The same way of naming people, whoever they are. */
export function isAlike(a: Who, b: Who): a is Extract<Who, { readonly kind: 'people' }> {
  return a.kind === 'people' && b.kind === 'people' && a.attribute === b.attribute && a.of === b.of;
}

/** Nothing of what was asked for is missing, and nothing stands that was to go. */
export function isReached(exposure: Exposure, reach: Reach): boolean {
  const { variation, share } = reach;
  const wide = wideShare(exposure, variation);
  return (
    exposure.status === 'on' &&
    (share === undefined || Math.abs(wide - share) < HAIR) &&
    reach.with.every((who) => hasByRule(exposure, variation, who)) &&
    !reach.without.some((who) => touchedByRule(exposure, variation, who))
  );
}
