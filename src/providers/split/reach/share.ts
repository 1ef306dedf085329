import { t } from '@vscode/l10n';
import { isBaseline, isToggle } from '../../../core/exposure/baseline.ts';
import type { FlagState } from '../../../core/model/flagState.ts';
import type { Refusal } from '../../../core/ports/provider.ts';
import type { Edit } from '../edit.ts';
import type { Bucket, Definition } from '../wire.ts';

/**
 * A share of all whom no rule reaches: buckets of the default rule, of those whom the traffic allocation lets in. Where
 * the allocation alone is the share, it is what grows and shrinks.
 */
export function shared(
  definition: Definition,
  state: FlagState,
  mine: string,
  share: number,
): readonly Edit[] | Refusal {
  const traffic = definition.trafficAllocation ?? 100;
  const buckets = definition.defaultRule ?? [];
  const [now, wanted] = [sizeOf(buckets, mine) * traffic, share * 10_000];
  if (Math.abs(now - wanted) < 1e-6) return [];
  const isAlone = traffic < 100 && (definition.rules ?? []).length === 0 && sizeOf(buckets, mine) === 100;
  if (isAlone) {
    const percent = whole(share * 100);
    return percent === undefined ? halves() : [{ edit: 'traffic', percent }];
  }
  if (traffic === 0 || wanted > traffic * 100 + 1e-6) return gated(traffic);
  const size = whole(wanted / traffic);
  if (size === undefined) return traffic === 100 ? halves() : gated(traffic);
  const next = resized(buckets, mine, size, besideIn(definition, state, mine));
  return next === undefined ? crowded(mine) : [{ edit: 'default rule', buckets: next }];
}

/** The same order, and room taken from or given to one neighbour alone. Undefined where that cannot be. */
function resized(
  buckets: readonly Bucket[],
  mine: string,
  size: number,
  rest: string | undefined,
): readonly Bucket[] | undefined {
  if (rest === undefined) return undefined;
  const has = (all: readonly Bucket[], name: string) => all.some(({ treatment }) => treatment === name);
  const beside = (all: readonly Bucket[], name: string, more: (each: Bucket) => readonly Bucket[]) =>
    all.flatMap((each) => (each.treatment === name ? more(each) : [each]));
  // What is released comes first, so that a share that shrinks and grows again finds the same people.
  const some = has(buckets, mine)
    ? buckets
    : beside(buckets, rest, (each) => [{ treatment: mine, size: 0 }, each]);
  const all = has(some, rest) ? some : beside(some, mine, (each) => [each, { treatment: rest, size: 0 }]);
  const [at, other] = [placeOf(all, mine), placeOf(all, rest)];
  const between = all.slice(Math.min(at, other) + 1, Math.max(at, other));
  const room = sizeOf(all, mine) + sizeOf(all, rest);
  if (at === -1 || other === -1 || between.some((each) => each.size > 0) || size > room) return undefined;
  return all
    .map((each, place) =>
      place === at ? { ...each, size } : place === other ? { ...each, size: room - size } : each,
    )
    .filter((each, place) => each.size > 0 || (place !== at && place !== other));
}

/** What those get who do not get it. */
function besideIn({ defaultRule, defaultTreatment }: Definition, state: FlagState, mine: string) {
  const others = (defaultRule ?? []).filter(({ treatment, size }) => treatment !== mine && size > 0);
  const isRest = (name: string) => !isToggle(state) || isBaseline(state, name);
  const [only, ...more] = others.filter(({ treatment }) => isRest(treatment));
  if (only !== undefined) return more.length === 0 ? only.treatment : undefined;
  const off = isRest(defaultTreatment)
    ? defaultTreatment
    : state.variations.find(({ name }) => isRest(name))?.name;
  return others.length === 0 && off !== mine ? off : undefined;
}

function sizeOf(buckets: readonly Bucket[], name: string): number {
  return buckets.filter(({ treatment }) => treatment === name).reduce((sum, { size }) => sum + size, 0);
}

/** Where a treatment has its one bucket. */
function placeOf(buckets: readonly Bucket[], name: string): number {
  const places = buckets.flatMap(({ treatment }, at) => (treatment === name ? [at] : []));
  return places.length === 1 ? (places[0] ?? -1) : -1;
}

function whole(percent: number): number | undefined {
  return Math.abs(percent - Math.round(percent)) < 1e-9 ? Math.round(percent) : undefined;
}

function halves(): Refusal {
  return { refused: t('Split draws in whole percents.'), hint: t('Name a stage of whole percents.') };
}

export function gated(traffic: number): Refusal {
  return {
    refused: t`Its traffic allocation lets only ${traffic}% of everyone come to its rules.`,
    hint: t('Raise it in Split first, or name a stage below it.'),
  };
}

function crowded(mine: string): Refusal {
  return {
    refused: t`The share of "${mine}" cannot be changed without taking another treatment from somebody who has it.`,
    hint: t('Change the default rule in Split.'),
  };
}
