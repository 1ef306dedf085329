import { t } from '@vscode/l10n';
import { allOf, type Condition, NEVER, not } from '../../core/model/condition.ts';
import type { FlagState, Rule, Serve } from '../../core/model/flagState.ts';
import type { NativeDependency, NativeFeature } from './native.ts';
import { planWords } from './releasePlan.ts';
import { ownServes, rulesOf } from './strategies.ts';
import { Variations } from './variations.ts';

type Features = ReadonlyMap<string, NativeFeature>;

const PERMANENT = ['kill-switch', 'permission'];

/** One feature of one environment. `all`: those of the environment, for the ones it depends on. */
export function stateOf(feature: NativeFeature, environment: string, all: Features): FlagState {
  const variations = new Variations(feature);
  const off: Serve = { kind: 'variation', variation: variations.off };
  const rules = feature.strategies.flatMap((strategy) => rulesOf(strategy, feature, variations));
  // The SDK takes a feature that is enabled without any strategy for one that is on for everybody.
  const bare = feature.enabled && feature.strategies.length === 0 ? ownServes(feature, variations) : [];
  return {
    key: feature.overview.name,
    ...signals(feature, environment),
    status: feature.enabled ? 'on' : 'off',
    variations: variations.all,
    rules: [...unmet(feature.dependencies, all, off), ...rules, ...bare],
    otherwise: off,
    whenOff: off,
  };
}

function signals({ overview, completed, plan }: NativeFeature, environment: string): Partial<FlagState> {
  const { description, type, tags, stale, createdAt } = overview;
  const seen = overview.environments.find(({ name }) => name === environment)?.lastSeenAt;
  const stage = completed ? 'completed' : stale === true ? 'stale' : undefined;
  return {
    ...(description ? { description } : {}),
    kind: type,
    permanent: PERMANENT.includes(type),
    ...(tags ? { tags: tags.map((tag) => `${tag.type}:${tag.value}`) } : {}),
    ...(stage === undefined ? {} : { lifecycle: stage }),
    createdAt: Date.parse(createdAt),
    ...(plan === undefined ? {} : { led: planWords(plan) }),
    ...(plan?.next === undefined ? {} : { scheduled: [plan.next] }),
    ...(seen ? { lastEvaluatedAt: Date.parse(seen) } : {}),
  };
}

/** Who lacks what the feature depends on does not have it, whatever its strategies say. */
function unmet(dependencies: readonly NativeDependency[], all: Features, off: Serve): readonly Rule[] {
  if (dependencies.length === 0) return [];
  const name = t`needs ${dependencies.map(({ feature }) => feature).join(t(' and '))}`;
  const met = dependencies.map((dependency) => metBy(dependency, all.get(dependency.feature)));
  return [{ name, condition: not(allOf(...met)), serve: off }];
}

function metBy(
  { feature, enabled, variants }: NativeDependency,
  parent: NativeFeature | undefined,
): Condition {
  if (parent === undefined) return { op: 'unknown', text: t`${feature}, which is not in this project` };
  // Chains are not followed: the SDK takes them for unmet.
  if (parent.dependencies.length > 0) return NEVER;
  const variations = new Variations(parent);
  if (enabled === false) return { op: 'flag', key: feature, variations: [variations.off] };
  const wanted =
    variants === undefined || variants.length === 0
      ? variations.all.map((each) => each.name).filter((name) => name !== variations.off)
      : variants.flatMap((name) => variations.called(name));
  return { op: 'flag', key: feature, variations: wanted };
}
