import { t } from '@vscode/l10n';
import { allOf, type Condition, not } from '../../core/model/condition.ts';
import type { FlagValue, Variation } from '../../core/model/flag.ts';
import type { FlagState, Rule, Serve } from '../../core/model/flagState.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';
import type { Config, Flag, Rollout, Schedule, Served, Target } from './api.ts';
import { USER } from './attributes.ts';
import { drawOf } from './bucket.ts';
import { clausesHold, type SegmentNamed } from './clauses.ts';

/** What each variation of a flag is called here: by its own name where that is unmistakable. */
export function variationsOf({ variations }: Flag): readonly Variation[] {
  const names = variations.map(({ name, value }) => name || textOf(value));
  return variations.map(({ value }, index) => {
    const name = names[index] ?? '';
    const isUnique = names.indexOf(name) === names.lastIndexOf(name);
    return { name: isUnique ? name : `${name} (${index + 1})`, value: value as FlagValue };
  });
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

type Named = (flag: string) => Flag | undefined;

/**
 * One flag in one environment. LaunchDarkly tries prerequisites, then individual targets, then rules, then the
 * fallthrough: https://launchdarkly.com/docs/sdk/concepts/flag-evaluation-rules. `dates`: when it takes somebody out of
 * the individual targets, where that is known.
 */
export function stateOf(
  flag: Flag,
  config: Config,
  segment: SegmentNamed,
  named: Named,
  dates: readonly Schedule[] = [],
): FlagState {
  const whenOff = served(flag, config, { variation: config.offVariation ?? null });
  const owner = flag._maintainer?.email ?? flag._maintainerTeam?.name;
  return {
    key: flag.key,
    ...(flag.name ? { name: flag.name } : {}),
    ...(flag.description ? { description: flag.description } : {}),
    ...(owner === undefined ? {} : { owner }),
    permanent: !flag.temporary,
    createdAt: flag.creationDate,
    tags: flag.tags,
    status: flag.archived || config.archived === true ? 'archived' : config.on ? 'on' : 'off',
    variations: variationsOf(flag),
    rules: [
      ...prerequisiteRules(config, whenOff, named),
      ...targetsOf(config).flatMap((target) => targetRules(flag, config, target, dates)),
      ...config.rules
        .filter(({ disabled }) => disabled !== true)
        .map((rule) => ({
          ...(rule.description ? { name: rule.description } : {}),
          condition: clausesHold(rule.clauses, segment, false),
          serve: served(flag, config, rule),
        })),
    ],
    otherwise: served(flag, config, config.fallthrough),
    whenOff,
  };
}

function prerequisiteRules({ prerequisites }: Config, whenOff: Serve, named: Named): readonly Rule[] {
  if (prerequisites.length === 0) return [];
  const needs = prerequisites.map(({ key, variation }): Condition => {
    const needed = named(key);
    const name = needed && variationsOf(needed)[variation]?.name;
    if (name === undefined) return { op: 'unknown', text: t`the prerequisite ${key}` };
    return { op: 'flag', key, variations: [name], on: true };
  });
  return [{ name: 'prerequisites', condition: not(allOf(...needs)), serve: whenOff }];
}

/**
 * Individual targets in the order they are tried: as `contextTargets` has it, where an empty entry for users stands
 * for the one in `targets`.
 */
export function targetsOf({ targets, contextTargets }: Config): readonly Target[] {
  const isUsers = ({ contextKind }: Target) => !contextKind || contextKind === USER;
  const placed = contextTargets.map((target) =>
    isUsers(target) ? targets.find(({ variation }) => variation === target.variation) : target,
  );
  const rest = targets.filter((target) => !placed.includes(target));
  return [...placed, ...rest].filter(
    (target) => target !== undefined && target.values.length > 0,
  ) as Target[];
}

function targetRules(
  flag: Flag,
  config: Config,
  { values, variation, contextKind }: Target,
  dates: readonly Schedule[],
): readonly Rule[] {
  const kind = contextKind || USER;
  const id = flag.variations[variation]?._id;
  const ends = new Map(
    dates
      .filter((date) => date.contextKind === kind && date.variationId === id)
      .map(({ contextKey, expirationDate }) => [contextKey, Math.ceil(expirationDate / 1000)]),
  );
  const rule = (keys: readonly string[], ...more: readonly Condition[]): Rule => ({
    name: t('individual targets'),
    condition: allOf({ op: 'one of', attribute: IDENTITY_KEY, kind, values: keys }, ...more),
    serve: served(flag, config, { variation }),
  });
  const lasting = values.filter((key) => !ends.has(key));
  const ending = values.flatMap((key) => {
    const until = ends.get(key);
    return until === undefined ? [] : [rule([key], { op: 'time', until })];
  });
  return [...(lasting.length === 0 ? [] : [rule(lasting)]), ...ending];
}

function served(flag: Flag, config: Config, { variation, rollout }: Served): Serve {
  if (rollout) return split(flag, config, rollout);
  if (variation === null || variation === undefined) return { kind: 'variation', variation: null };
  const name = variationsOf(flag)[variation]?.name;
  return name === undefined
    ? { kind: 'unknown', text: t`variation ${variation}, which is not there` }
    : { kind: 'variation', variation: name };
}

/** An experiment draws by key, whatever else it says. */
function split(flag: Flag, { salt }: Config, rollout: Rollout): Serve {
  const { variations, seed, contextKind, experimentAllocation } = rollout;
  const bucketBy = experimentAllocation ? 'key' : rollout.bucketBy;
  const draw = drawOf({ key: flag.key, salt, seed, bucketBy, contextKind });
  const names = variationsOf(flag);
  const shares = variations.map(({ variation, weight }) => ({
    variation: names[variation]?.name ?? null,
    share: weight / 100_000,
  }));
  if (draw === undefined || shares.length === 0 || shares.some(({ variation }) => variation === null))
    return { kind: 'unknown', text: t`a rollout by ${bucketBy ?? ''}` };
  return { kind: 'split', shares, ...draw };
}
