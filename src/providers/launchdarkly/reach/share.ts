import { t } from '@vscode/l10n';
import { isBaseline, isToggle } from '../../../core/exposure/baseline.ts';
import type { FlagState } from '../../../core/model/flagState.ts';
import type { Refusal } from '../../../core/ports/provider.ts';
import type { Config, Flag, Rollout, Served } from '../api.ts';
import { USER } from '../attributes.ts';
import { variationsOf } from '../map.ts';
import { isSameServed } from './change.ts';

/** https://launchdarkly.com/docs/home/releases/percentage-rollouts: weights are thousandths of a percent. */
export const WHOLE = 100_000;

/** What those get whom no rule reaches, with another share of one variation; undefined: it is so already. */
export function served(
  flag: Flag,
  config: Config,
  state: FlagState,
  mine: number,
  share: number,
): Served | Refusal | undefined {
  const weight = Math.round(share * WHOLE);
  if (Math.abs(weight - share * WHOLE) > 1e-6)
    return {
      refused: t('LaunchDarkly draws in thousandths of a percent.'),
      hint: t('Name a stage of such a share.'),
    };
  // While it is off nobody gets anything else than this.
  const now: Served = config.on ? config.fallthrough : { variation: config.offVariation ?? null };
  const weights = weightsOf(flag, now);
  if (weights === undefined) return unlike();
  if (weights[mine] === weight) return config.on || isSameServed(config.fallthrough, now) ? undefined : now;
  const rest = restOf(flag, config, state, mine, weights);
  if (rest === undefined || !isNeighbour(weights, mine, rest)) return crowded(state, mine);
  const room = (weights[mine] ?? 0) + (weights[rest] ?? 0);
  if (weight > room) return crowded(state, mine);
  const next = weights.map((old, at) => (at === mine ? weight : at === rest ? room - weight : old));
  return ofWeights(next, now.rollout ?? undefined);
}

/** By variation; undefined where they are drawn in a way that a change here would not keep. */
function weightsOf(flag: Flag, { variation, rollout }: Served): readonly number[] | undefined {
  const places = flag.variations.map((_, at) => at);
  if (!rollout)
    return places.includes(variation ?? -1) ? places.map((at) => (at === variation ? WHOLE : 0)) : undefined;
  const order = rollout.variations.map((each) => each.variation);
  const isOrdered = order.every((each, at) => at === 0 || each > (order[at - 1] ?? 0));
  if (!isOrdered || rollout.seed || order.some((each) => !places.includes(each))) return undefined;
  return places.map((at) => rollout.variations.find((each) => each.variation === at)?.weight ?? 0);
}

/** What those get who do not get the variation. */
function restOf(
  flag: Flag,
  { offVariation }: Config,
  state: FlagState,
  mine: number,
  weights: readonly number[],
): number | undefined {
  const names = variationsOf(flag).map(({ name }) => name);
  const others = names.flatMap((_, at) => (at !== mine && (weights[at] ?? 0) > 0 ? [at] : []));
  const isRest = (at: number) => !isToggle(state) || isBaseline(state, names[at] ?? null);
  const [only, ...more] = others.filter(isRest);
  if (only !== undefined) return more.length === 0 ? only : undefined;
  if (others.length > 0) return undefined;
  const off = offVariation ?? -1;
  return off !== mine && names[off] !== undefined && isRest(off) ? off : undefined;
}

/** Only then everybody else keeps their place, and whoever has the variation keeps it as long as its share grows. */
function isNeighbour(weights: readonly number[], mine: number, rest: number): boolean {
  const between = weights.slice(Math.min(mine, rest) + 1, Math.max(mine, rest));
  return between.every((weight) => weight === 0);
}

/** A draw by anything but the key is kept also where all get the same: it says by what the next share is to be drawn. */
function ofWeights(weights: readonly number[], rollout: Rollout | undefined): Served {
  const { bucketBy, contextKind } = rollout ?? {};
  const isUsual = (bucketBy || 'key') === 'key' && (contextKind || USER) === USER;
  const whole = weights.indexOf(WHOLE);
  if (whole !== -1 && isUsual) return { variation: whole };
  return {
    rollout: {
      variations: weights.map((weight, variation) => ({ variation, weight })),
      ...(bucketBy ? { bucketBy } : {}),
      ...(contextKind ? { contextKind } : {}),
    },
  };
}

function unlike(): Refusal {
  return {
    refused: t('What everybody else gets is drawn in a way that a change from here would not keep.'),
    hint: t('Change the default rule in LaunchDarkly.'),
  };
}

function crowded({ variations }: FlagState, mine: number): Refusal {
  return {
    refused: t`The share of "${variations[mine]?.name ?? ''}" cannot be changed without taking another variation from somebody who has it.`,
    hint: t('Change the default rule in LaunchDarkly.'),
  };
}
