import { t } from '@vscode/l10n';
import type { FlagKey } from '../../../core/model/flag.ts';
import { sameJson } from '../../../core/model/sameJson.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Plan, Refusal } from '../../../core/ports/provider.ts';
import type { NativeStrategy } from '../native.ts';
import { Edit, featureIn } from './edit.ts';
import { planned, type ReachChange } from './plan.ts';

export function isReachChange(change: unknown): change is ReachChange {
  return typeof change === 'object' && change !== null && 'was' in change && 'is' in change;
}

/** What we added goes, what we took comes back, what we changed is changed back; all else is somebody else's and stays. */
export function planReachUndo(
  snapshot: Snapshot,
  key: FlagKey,
  { was, is }: ReachChange,
): Plan | Refusal | undefined {
  const feature = featureIn(snapshot, key);
  if (feature === undefined) return undefined;
  const edit = new Edit(feature);
  for (const old of was.strategies) {
    const refusal = restore(
      edit,
      key,
      old,
      is.strategies.find(({ id }) => id === old.id),
    );
    if (refusal !== undefined) return refusal;
  }
  for (const own of is.strategies.filter(({ id }) => !was.strategies.some((old) => old.id === id))) {
    const stands = edit.feature.strategies.find((each) => isSame(each, own));
    if (stands !== undefined) edit.remove(stands);
  }
  const { strategies } = edit.feature;
  if (sameJson(strategies, feature.strategies)) return undefined;
  const isAsBefore = strategies.every((each) => was.strategies.some((old) => isSame(each, old)));
  return planned(snapshot, feature, edit, isAsBefore ? was.enabled : undefined);
}

/** `made`: what became of a strategy that was there; undefined when it was taken out. */
function restore(
  edit: Edit,
  key: FlagKey,
  old: NativeStrategy,
  made: NativeStrategy | undefined,
): Refusal | undefined {
  const now = edit.feature.strategies;
  if (made === undefined) {
    const { id: _, ...again } = old;
    if (!now.some((each) => isSame(each, old))) edit.add(again);
    return undefined;
  }
  const stands = now.find(({ id }) => id === old.id);
  if (isSame(made, old) || stands === undefined || isSame(stands, old)) return undefined;
  if (!isSame(stands, made)) return changedAgain(key, old);
  edit.change(stands, old);
  return undefined;
}

/** Ids are Unleash's own; it also fills in what was left out. */
function isSame(a: NativeStrategy, b: NativeStrategy): boolean {
  return sameJson(contentOf(a), contentOf(b));
}

function contentOf({ name, title, constraints, segments, parameters, variants }: NativeStrategy) {
  return {
    name,
    title: title ?? '',
    constraints: constraints.map(({ contextName, operator, values, value, inverted, caseInsensitive }) => ({
      contextName,
      operator,
      values: values ?? [],
      value: value ?? null,
      inverted: inverted ?? false,
      caseInsensitive: caseInsensitive ?? false,
    })),
    segments: segments.map(({ id }) => id).sort((a, b) => a - b),
    parameters,
    variants: variants.map(({ name: variant, weight, payload }) => [variant, weight, payload ?? null]),
  };
}

function changedAgain(key: FlagKey, { title, name }: NativeStrategy): Refusal {
  return {
    refused: t`The strategy "${title || name}" of ${key} was changed again since, by somebody else.`,
    hint: t('Look at it, and change the release from where it is now.'),
  };
}
