import type { Exposure, Population, Stage } from '../model/exposure.ts';
import { attributeOf, type Identity } from '../model/identity.ts';

/** From the exposure alone, so that it is right whoever made the change. */
export function stage(exposure: Exposure, me: Identity | undefined): Stage {
  const { status, released, heldBack, unknown, codeDefault } = exposure;
  if (status !== 'on') return 'off';
  const wide = released.find(({ who }) => who.kind === 'everyone');
  if (unknown.length > 0) return 'unknown';
  if (wide !== undefined) return isSameForAll(exposure) && heldBack.length === 0 ? 'everyone' : 'ramp';
  if (released.length === 0 && codeDefault) return 'unknown';
  if (released.length === 0) return everyoneHasOneVariation(exposure) ? 'everyone' : 'dark';
  if (released.some(({ share }) => share < 1)) return 'ramp';
  return released.every((population) => isOnly(population, me)) ? 'me' : 'team';
}

/** All of those who fall through to the end get something other than the baseline, and nobody something else again. */
function isSameForAll({ released, toggle }: Exposure): boolean {
  if (!toggle && released.some(({ variation }) => variation !== released[0]?.variation)) return false;
  const shares = released.filter(({ who }) => who.kind === 'everyone').map(({ share }) => share);
  return Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9;
}

/** A flag of many values that gives everybody one of them has no 'dark'. */
function everyoneHasOneVariation({ toggle, baseline }: Exposure): boolean {
  return !toggle && baseline !== null;
}

export function isOnly({ who }: Population, me: Identity | undefined): boolean {
  if (me === undefined || who.kind !== 'people') return false;
  const mine = attributeOf(me, who.attribute, who.of);
  return who.keys.every((key) => key === mine);
}
