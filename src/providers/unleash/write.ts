import { t } from '@vscode/l10n';
import { sameJson } from '../../core/model/sameJson.ts';
import { type Place, type Plan, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { environmentPath, feature, featurePath } from './api.ts';
import { createdStrategy, type FeatureAnswer, type NativeFeature } from './native.ts';
import { featuresIn } from './read.ts';
import { type Step, wire } from './step.ts';

/**
 * Unleash has no conditional writes (`If-Match` is not looked at): the feature is read once more just before.
 * What slips into the instant left is no harm: a strategy of one's own lies beside those of others.
 */
export async function assertCurrent(
  api: AdminApi,
  place: Place,
  { before }: Plan,
  name: string,
): Promise<void> {
  const { archived, environments } = await feature(api, place, name);
  const here = environments.find((each) => each.name === place.environment.source);
  if (here === undefined || archived) {
    const why = archived
      ? t`${name} is archived. Nothing was changed.`
      : t`${name} is not served in ${place.environment.source} any more. Nothing was changed.`;
    throw new ProviderError('missing', why);
  }
  if (!sameJson(seen(here), planned(featuresIn(before).get(name)))) {
    throw new ProviderError(
      'conflict',
      t`${name} was changed in Unleash since it was read. Nothing was changed by this.`,
    );
  }
}

type Here = FeatureAnswer['environments'][number];

function seen({ enabled, strategies }: Here) {
  return {
    enabled,
    strategies: strategies
      .filter(({ disabled }) => disabled !== true)
      .map(({ disabled: _, ...strategy }) => comparable(strategy, strategy.segments)),
  };
}

function planned(known: NativeFeature | undefined) {
  return (
    known && {
      enabled: known.enabled,
      strategies: known.strategies.map((strategy) =>
        comparable(
          strategy,
          strategy.segments.map(({ id }) => id),
        ),
      ),
    }
  );
}

/** The two answers differ in what they leave out. */
function comparable(
  {
    id,
    name,
    title,
    constraints,
    parameters,
    variants,
  }: Omit<NativeFeature['strategies'][number], 'segments'>,
  segments: readonly number[],
) {
  return {
    id,
    name,
    title: title ?? '',
    constraints: constraints.map((constraint) => ({
      ...{ inverted: false, caseInsensitive: false, value: null, values: [] },
      ...constraint,
    })),
    parameters,
    variants,
    segments: [...segments].sort((a, b) => a - b),
  };
}

/**
 * The same in an order in which nobody loses what they have in between: what is new comes first, and nothing is
 * switched off that is wanted on.
 */
export function inOrder(steps: readonly Step[], isOn: boolean): readonly Step[] {
  const adds = steps.filter((step) => step.do === 'add');
  const removes = steps.filter((step) => step.do === 'remove');
  if (adds.length === 0 || removes.length === 0) return steps;
  const changes = steps.filter((step) => step.do === 'change');
  const on = steps.filter((step) => step.do === 'on' && !isOn);
  return [...adds, ...changes, ...on, ...removes];
}

/** Carries the steps out. What cannot be finished is taken back where that can be. */
export async function carryOut(api: AdminApi, place: Place, steps: readonly Step[]): Promise<void> {
  const undo: Step[] = [];
  for (const [done, step] of steps.entries()) {
    try {
      const id = await send(api, place, step);
      if (id !== undefined) undo.unshift({ do: 'remove', feature: step.feature, id });
      if (step.do === 'change') undo.unshift({ ...step, from: step.to, to: step.from });
      if (step.do === 'on') undo.unshift({ ...step, do: 'off' });
    } catch (error) {
      if (done === 0) throw error;
      // It may be on all the same, and without a strategy it would serve everybody.
      if (step.do === 'on') undo.unshift({ ...step, do: 'off' });
      await takeBack(api, place, undo, error);
      throw error;
    }
  }
}

/** A strategy that went without us is gone all the same. */
async function send(api: AdminApi, place: Place, step: Step): Promise<string | undefined> {
  const environment = environmentPath(place, step.feature);
  switch (step.do) {
    case 'add':
      return (await api.create(`${environment}/strategies`, createdStrategy, { body: wire(step.strategy) }))
        .id;
    case 'change': {
      const { id, ...strategy } = wire(step.to);
      await api.send('PUT', `${environment}/strategies/${encodeURIComponent(id)}`, { body: strategy });
      return undefined;
    }
    case 'remove':
      await api
        .send('DELETE', `${environment}/strategies/${encodeURIComponent(step.id)}`)
        .catch((error: unknown) => {
          if (!(error instanceof ProviderError && error.reason === 'missing')) throw error;
        });
      return undefined;
    case 'archive':
      await api.send('DELETE', featurePath(place, step.feature));
      return undefined;
    default:
      await api.send('POST', `${environment}/${step.do}`);
      return undefined;
  }
}

async function takeBack(api: AdminApi, place: Place, undo: readonly Step[], cause: unknown): Promise<void> {
  try {
    for (const step of undo) await send(api, place, step);
  } catch {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ProviderError('unreachable', t`${why} A part of the change was made before, and may stand.`);
  }
}
