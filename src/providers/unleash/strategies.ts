import { t } from '@vscode/l10n';
import { ALWAYS, allOf, type Condition, NEVER } from '../../core/model/condition.ts';
import type { Rule, Serve } from '../../core/model/flagState.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';
import { conditionOf, lookingAt, present } from './constraints.ts';
import { isByKey, rolloutDraw, variantDraw } from './draws.ts';
import type { NativeFeature, NativeStrategy, NativeVariant } from './native.ts';
import { totalWeight, type Variations } from './variations.ts';

type Parameters = NativeStrategy['parameters'];

/** A strategy lets people in, and none keeps anybody out: the first that holds decides which variant. */
export function rulesOf(
  strategy: NativeStrategy,
  feature: NativeFeature,
  variations: Variations,
): readonly Rule[] {
  const condition = allOf(
    ...strategy.constraints.map(conditionOf),
    ...strategy.segments.map(
      ({ name, constraints }): Condition => ({
        op: 'segment',
        name,
        condition: allOf(...constraints.map(conditionOf)),
      }),
    ),
    enrolled(strategy.name, strategy.parameters),
  );
  const name = strategy.title ? { name: strategy.title } : {};
  const rule = (more: Condition, serve: Serve): Rule => ({
    ...name,
    condition: allOf(condition, more),
    serve,
  });
  const { groupId, stickiness } = strategy.parameters;
  if (totalWeight(strategy.variants) > 0) {
    const sticky = strategy.variants[0]?.stickiness || text(stickiness) || 'default';
    // The SDK puts whatever the parameter is into its text, also where it is missing.
    return [rule(ALWAYS, drawn(strategy.variants, String(groupId), sticky, variations))];
  }
  return ownServes(feature, variations).map(({ condition: more, serve }) => rule(more, serve));
}

/** What a feature serves whom it lets in: by its own variants where it has them, those with an override first. */
export function ownServes(feature: NativeFeature, variations: Variations): readonly Rule[] {
  const { variants, overview } = feature;
  if (totalWeight(variants) <= 0)
    return [{ condition: ALWAYS, serve: { kind: 'variation', variation: variations.on } }];
  const overrides = variants.flatMap((variant) =>
    (variant.overrides ?? []).map(
      ({ contextName, values }): Rule => ({
        condition: conditionOf({ contextName, operator: 'IN', values }),
        serve: { kind: 'variation', variation: variations.nameOf(variant) },
      }),
    ),
  );
  const sticky = variants[0]?.stickiness ?? 'default';
  return [...overrides, { condition: ALWAYS, serve: drawn(variants, overview.name, sticky, variations) }];
}

function drawn(
  variants: readonly NativeVariant[],
  group: string,
  stickiness: string,
  variations: Variations,
): Serve {
  const total = totalWeight(variants);
  const weighty = variants.filter(({ weight }) => weight > 0);
  const [only, ...more] = weighty;
  if (only !== undefined && more.length === 0)
    return { kind: 'variation', variation: variations.nameOf(only) };
  const shares = weighty.map((variant) => ({
    variation: variations.nameOf(variant),
    share: variant.weight / total,
  }));
  return { kind: 'split', ...variantDraw(group, stickiness, total), shares };
}

/** The strategy's own condition. Those that a team has written itself are decided in its code. */
function enrolled(name: string, parameters: Parameters): Condition {
  const { groupId, percentage } = parameters;
  switch (name) {
    case 'default':
      return ALWAYS;
    case 'flexibleRollout':
      return rollout(parameters['rollout'], text(groupId), text(parameters['stickiness']) || 'default');
    case 'gradualRolloutUserId':
      return rollout(percentage, text(groupId), 'userId');
    case 'gradualRolloutSessionId':
      return rollout(percentage, text(groupId), 'sessionId');
    case 'gradualRolloutRandom':
      return rollout(percentage, '', 'random');
    case 'userWithId':
      return { op: 'one of', attribute: IDENTITY_KEY, values: listed(parameters['userIds']) };
    default:
      return { op: 'unknown', text: t`the strategy "${name}"` };
  }
}

function rollout(percentage: unknown, group: string, stickiness: string): Condition {
  // Everybody's part is a whole number from 1 to 100.
  const share = Math.min(1, Math.floor(Number(percentage)) / 100);
  if (!(share > 0)) return NEVER;
  if (isByKey(stickiness) || stickiness === 'random')
    return share >= 1 ? ALWAYS : { op: 'drawn', share, draw: rolloutDraw(group, stickiness) };
  const looking = lookingAt(stickiness);
  if (looking === undefined) return { op: 'unknown', text: t`a rollout by ${stickiness}` };
  return allOf(present(looking), { op: 'drawn', share, draw: rolloutDraw(group, stickiness) });
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function listed(value: unknown): readonly string[] {
  return text(value) === '' ? [] : text(value).split(/\s*,\s*/);
}
