import type { Condition } from '../model/condition.ts';
import type { Exposure, Population, Who } from '../model/exposure.ts';
import { USER } from '../model/identity.ts';
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
  if (who.kind !== 'people') return having.some((each) => isMeant(each.who, who));
  const keys = new Set(having.flatMap((each) => (isAlike(each.who, who) ? each.who.keys : [])));
  return who.keys.every((key) => keys.has(key));
}

/** A rule of their own gives some of them the variation. */
export function touchedByRule({ released }: Exposure, variation: string, who: Who): boolean {
  const having = released.filter((each) => each.variation === variation);
  if (who.kind !== 'people') return having.some((each) => isMeant(each.who, who));
  return having.some((each) => isAlike(each.who, who) && each.who.keys.some((key) => who.keys.includes(key)));
}

type People = Extract<Who, { readonly kind: 'people' }>;

/** A rule names people in the way they are `meant`, whoever they are. */
export function isAlike(rule: Who, meant: Who): rule is People {
  return (
    rule.kind === 'people' &&
    meant.kind === 'people' &&
    rule.attribute === meant.attribute &&
    isOfKind(rule.of, meant.of)
  );
}

/** A rule speaks of just those who are meant. */
export function isMeant(rule: Who, meant: Who): boolean {
  if (rule.kind === 'condition' && meant.kind === 'condition')
    return isCondition(rule.condition, meant.condition);
  return isAlike(rule, meant) && meant.kind === 'people'
    ? sameJson(rule.keys, meant.keys)
    : sameJson(rule, meant);
}

/** A rule speaks of those who are meant, and of nobody else. */
export function isJust([rule, ...more]: readonly Who[], meant: Who): boolean {
  return rule !== undefined && more.length === 0 && isMeant(rule, meant);
}

function isCondition(rule: Condition, meant: Condition): boolean {
  if (rule.op !== 'one of' || meant.op !== 'one of' || !isOfKind(rule.kind, meant.kind))
    return sameJson(rule, meant);
  // How a flag system reads an attribute is its own affair.
  const bare = ({ kind: _, strict: __, ...rest }: typeof rule) => rest;
  return sameJson(bare(rule), bare(meant));
}

/** Where a flag system tells kinds apart, whoever is named without one is a user. */
function isOfKind(rule: string | undefined, meant: string = USER): boolean {
  return rule === undefined || rule === meant;
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
