import { t } from '@vscode/l10n';
import { wakesNobody } from '../../../core/exposure/asleep.ts';
import { lacking } from '../../../core/exposure/leftOf.ts';
import type { FlagKey } from '../../../core/model/flag.ts';
import type { Reach } from '../../../core/model/reach.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Plan, Refusal } from '../../../core/ports/provider.ts';
import type { NativeFeature, NativeStrategy, NativeVariant } from '../native.ts';
import { asleep, onlyVariant, planOf, unknownFeature } from '../plan.ts';
import { segmentsIn } from '../read.ts';
import { Variations } from '../variations.ts';
import { afterEdit, Edit, featureIn } from './edit.ts';
import { gives, goneOf, nativeOf, whosOf } from './populations.ts';

/** How ours are told from those of others. */
const TITLE = 'release-lens rollout';

/** What the journal keeps: the strategies before and after. */
export interface ReachChange {
  readonly was: Half;
  readonly is: Half;
}

export interface Half {
  readonly enabled: boolean;
  readonly strategies: readonly NativeStrategy[];
}

/** Strategies of our own beside those of others, behind them: what they give, and to whom, stays theirs to say. */
export function planReach(snapshot: Snapshot, key: FlagKey, reach: Reach): Plan | Refusal {
  const feature = featureIn(snapshot, key);
  const state = snapshot.flags.get(key);
  if (feature === undefined || state === undefined) return unknownFeature(key);
  if (state.led !== undefined)
    return { refused: `${key} ${state.led}.`, hint: t('Walk it on there, or take the plan away first.') };
  const variations = new Variations(feature);
  const variant = variations.variant(reach.variation);
  if (reach.variation === variations.off || !state.variations.some(({ name }) => name === reach.variation))
    return { refused: t`${key} has no variant "${reach.variation}" that could be released.` };
  if (!feature.enabled && !wakesNobody(state, snapshot.fetchedAt)) return asleep(key);
  const edit = new Edit(feature);
  const having = feature.strategies.filter((each) => gives(each, feature, variations, reach.variation));
  const refusal =
    withdraw(edit, having, reach, snapshot.fetchedAt) ??
    name(edit, having, reach, variant, snapshot) ??
    (reach.share === undefined ? undefined : share(edit, having, reach.share, variant, snapshot.fetchedAt));
  if (refusal !== undefined) return refusal;
  return planned(snapshot, feature, edit);
}

export function planned(snapshot: Snapshot, before: NativeFeature, edit: Edit, on?: boolean): Plan {
  const { after, steps } = afterEdit(snapshot, edit, on);
  const { enabled, strategies } = edit.feature;
  const change: ReachChange = {
    was: { enabled: before.enabled, strategies: before.strategies },
    is: { enabled, strategies },
  };
  return planOf(snapshot, after, before.overview.name, change, steps);
}

function withdraw(
  edit: Edit,
  having: readonly NativeStrategy[],
  { without }: Reach,
  now: number,
): Refusal | undefined {
  for (const strategy of having) {
    const gone = goneOf(strategy, without, now);
    if (gone === undefined)
      return {
        refused: t`Its strategy "${strategy.title || strategy.name}" speaks of them together with others.`,
        hint: t('Take that strategy apart in Unleash first.'),
      };
    if (gone === 'all') edit.remove(strategy);
    else if (gone !== 'nothing') {
      const constraints = strategy.constraints.map((each, at) =>
        at === gone.constraint ? { ...each, values: [...gone.values] } : each,
      );
      edit.change(strategy, { ...strategy, constraints });
    }
  }
  return undefined;
}

function name(
  edit: Edit,
  having: readonly NativeStrategy[],
  reach: Reach,
  variant: NativeVariant | undefined,
  snapshot: Snapshot,
): Refusal | undefined {
  const stand = having
    .filter((each) => !each.constraints.some(({ operator }) => operator.startsWith('DATE_')))
    .filter((each) => percentOf(each) === 100)
    .map((each) => whosOf(each, snapshot.fetchedAt));
  for (const who of reach.with) {
    const missing = lacking(who, stand);
    if (missing === undefined) continue;
    const native = nativeOf(missing, segmentsIn(snapshot));
    if (native === undefined)
      return {
        refused:
          who.kind === 'segment'
            ? t`Unleash has no segment "${who.name}".`
            : t('A strategy of Unleash has no words for that population.'),
        hint: t('Name another in "stages" of release-lens.json.'),
      };
    edit.add({ ...own(edit, variant, 100, drawOf(having, snapshot.fetchedAt)), ...native });
  }
  return undefined;
}

function share(
  edit: Edit,
  having: readonly NativeStrategy[],
  wanted: number,
  variant: NativeVariant | undefined,
  now: number,
): Refusal | undefined {
  const percent = Math.round(wanted * 100);
  if (Math.abs(percent - wanted * 100) > 1e-9)
    return { refused: t('Unleash draws in whole percents.'), hint: t('Name a stage of whole percents.') };
  const wide = having.filter((each) => whosOf(each, now).length === 0);
  const enough = wide.some((each) => percentOf(each) === percent);
  for (const strategy of wide) {
    const has = percentOf(strategy);
    if (has === undefined)
      return { refused: t`Whom its strategy "${strategy.name}" lets in is not understood.` };
    if (has <= percent) continue;
    if (percent === 0 || strategy.name !== 'flexibleRollout') edit.remove(strategy);
    else edit.change(strategy, withPercent(strategy, percent));
  }
  const left = edit.feature.strategies.filter(
    (each) => wide.some(({ id }) => id === each.id) && percentOf(each) === percent,
  );
  if (percent === 0 || enough || left.length > 0) return undefined;
  const mine = wide.find(({ title, name: kind }) => title === TITLE && kind === 'flexibleRollout');
  if (mine !== undefined && (percentOf(mine) ?? 100) < percent) edit.change(mine, withPercent(mine, percent));
  else edit.add(own(edit, variant, percent, drawOf(wide, now)));
  return undefined;
}

type Parameters = NativeStrategy['parameters'];

/** A draw that is there is drawn on by: whoever has it keeps it, and shares lie within one another. */
function drawOf(having: readonly NativeStrategy[], now: number): Parameters | undefined {
  return having.find((each) => each.name === 'flexibleRollout' && whosOf(each, now).length === 0)?.parameters;
}

function own(
  edit: Edit,
  variant: NativeVariant | undefined,
  percent: number,
  draw: Parameters | undefined,
): Omit<NativeStrategy, 'id'> {
  const { stickiness = 'default', groupId = edit.feature.overview.name } = draw ?? {};
  return {
    name: 'flexibleRollout',
    title: TITLE,
    constraints: [],
    segments: [],
    parameters: { rollout: String(percent), stickiness, groupId },
    variants: variant === undefined ? [] : [onlyVariant(variant)],
  };
}

function withPercent(strategy: NativeStrategy, percent: number): NativeStrategy {
  return { ...strategy, parameters: { ...strategy.parameters, rollout: String(percent) } };
}

/** Undefined for a strategy whose share is not one of a plain draw. */
function percentOf({ name, parameters }: NativeStrategy): number | undefined {
  if (name === 'default') return 100;
  if (name !== 'flexibleRollout') return undefined;
  const percent = Math.floor(Number(parameters['rollout']));
  return Number.isNaN(percent) ? undefined : Math.min(100, Math.max(0, percent));
}
