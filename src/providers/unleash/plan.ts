import { t } from '@vscode/l10n';
import { wakesNobody } from '../../core/exposure/asleep.ts';
import { evaluateState } from '../../core/exposure/evaluate.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Plan, Refusal, SelfReleaseRequest } from '../../core/ports/provider.ts';
import { position } from './draws.ts';
import type { NativeFeature, NativeStrategy, NativeVariant } from './native.ts';
import { featuresIn, withFeature } from './read.ts';
import type { OwnStrategy, Step } from './step.ts';
import { Variations } from './variations.ts';

/** What the journal keeps. */
interface Change {
  readonly title: string;
  /** The environment was off for this feature, and was switched on for the release. */
  readonly switchedOn: boolean;
}

/** Before all others: the first strategy that lets somebody in decides which variant they get. */
const FIRST = -1;
const NOT_MADE_YET = '';

/** A strategy of my own with a date in it; strategies of others are never touched. */
export function planSelfRelease(snapshot: Snapshot, request: SelfReleaseRequest): Plan | Refusal {
  const { key, variation, identity } = request;
  const feature = featuresIn(snapshot).get(key);
  const state = snapshot.flags.get(key);
  if (feature === undefined || state === undefined) return unknownFeature(key);
  const variations = new Variations(feature);
  const variant = variations.variant(variation);
  if (variation === variations.off) return holdingBack(key);
  if (variant === undefined && !state.variations.some(({ name }) => name === variation))
    return { refused: t`${key} has no variant "${variation}".` };
  if (!feature.enabled && !wakesNobody(state, snapshot.fetchedAt)) return asleep(key);
  const strategy = ownStrategy(request, variant);
  const after = withFeature(snapshot, {
    ...feature,
    enabled: true,
    strategies: [{ ...strategy, id: NOT_MADE_YET }, ...feature.strategies],
  });
  if (servedIn(after, key, identity) !== variation) return ineffective(after, key, identity);
  const steps: readonly Step[] = [
    { do: 'add', feature: key, strategy },
    ...(feature.enabled ? [] : [{ do: 'on', feature: key } as const]),
  ];
  return planOf(snapshot, after, key, { title: titleFor(identity), switchedOn: !feature.enabled }, steps);
}

/** Takes my strategy out, and switches the environment off again where nothing else is left to serve. */
export function planUndo(
  snapshot: Snapshot,
  key: FlagKey,
  identity: Identity,
  change: unknown,
): Plan | Refusal | undefined {
  const feature = featuresIn(snapshot).get(key);
  if (!isChange(change) || feature === undefined) return undefined;
  const named = feature.strategies.filter((strategy) => isNamed(strategy, change.title, identity));
  const mine = named.filter((strategy) => peopleOf(strategy).length === 1);
  if (mine.length < named.length) return shared(key, change.title);
  if (mine.length === 0) return undefined;
  const left = feature.strategies.filter((strategy) => !mine.includes(strategy));
  // Unleash switches an environment off itself when its last strategy goes; said first, it is never bare.
  const switchOff = feature.enabled && left.length === 0;
  const after = withFeature(snapshot, {
    ...feature,
    enabled: feature.enabled && !switchOff,
    strategies: left,
  });
  const steps: readonly Step[] = [
    ...(switchOff ? [{ do: 'off', feature: key } as const] : []),
    ...mine.map(({ id }) => ({ do: 'remove', feature: key, id }) as const),
  ];
  return planOf(snapshot, after, key, change, steps);
}

export function titleFor({ key }: Identity): string {
  return `release-lens:${key}`;
}

function ownStrategy(
  { key, identity, until }: SelfReleaseRequest,
  variant: NativeVariant | undefined,
): OwnStrategy {
  return {
    name: 'flexibleRollout',
    title: titleFor(identity),
    sortOrder: FIRST,
    constraints: [
      { contextName: 'userId', operator: 'IN', values: [identity.key] },
      { contextName: 'currentTime', operator: 'DATE_BEFORE', value: new Date(until * 1000).toISOString() },
    ],
    segments: [],
    parameters: { rollout: '100', stickiness: 'default', groupId: key },
    variants: variant === undefined ? [] : [onlyVariant(variant)],
  };
}

export function onlyVariant({ name, payload }: NativeVariant): NativeVariant {
  const its = payload === undefined || payload === null ? {} : { payload };
  return { name, weight: 1000, weightType: 'variable', stickiness: 'default', ...its };
}

/** By its title and the person in it: a title alone can be anybody's. */
function isNamed(strategy: NativeStrategy, title: string, { key }: Identity): boolean {
  return strategy.title === title && peopleOf(strategy).includes(key);
}

function peopleOf({ constraints }: NativeStrategy): readonly (string | null)[] {
  return constraints.flatMap(({ contextName, operator, values }) =>
    contextName === 'userId' && operator === 'IN' ? (values ?? []) : [],
  );
}

function servedIn(snapshot: Snapshot, key: FlagKey, identity: Identity): string | null | undefined {
  const served = evaluateState(snapshot, key, identity, snapshot.fetchedAt, position);
  return served.outcome === 'served' ? served.variation : undefined;
}

export function planOf(
  before: Snapshot,
  after: Snapshot,
  key: FlagKey,
  change: unknown,
  steps: readonly Step[],
): Plan {
  const text = (snapshot: Snapshot) => nativeText(featuresIn(snapshot).get(key));
  return {
    before,
    after,
    texts: { name: `${key}.json`, before: text(before), after: text(after) },
    change,
    steps,
  };
}

function nativeText(feature: NativeFeature | undefined): string {
  const strategies = feature?.strategies.map(({ id: _, ...strategy }) => strategy);
  return `${JSON.stringify({ enabled: feature?.enabled, strategies }, null, 2)}\n`;
}

function isChange(change: unknown): change is Change {
  return typeof change === 'object' && change !== null && 'title' in change && 'switchedOn' in change;
}

function holdingBack(key: FlagKey): Refusal {
  return {
    refused: t`${key} cannot be held back from one person: in Unleash a strategy lets people in, and none keeps anybody out.`,
    hint: t('Add a NOT_IN constraint on your user id to the strategies that let you in.'),
  };
}

export function unknownFeature(key: FlagKey): Refusal {
  return { refused: t`Unleash does not have ${key} here.`, hint: t('Create it there first.') };
}

function shared(key: FlagKey, title: string): Refusal {
  return {
    refused: t`Other people were added to the strategy "${title}" of ${key}: taking it out would end it for them too.`,
    hint: t('Take your user id out of it in Unleash.'),
  };
}

export function asleep(key: FlagKey): Refusal {
  return {
    refused: t`${key} is switched off here, and switching it on would also wake its other strategies for other people; Unleash cannot put those aside and switch it on in one step.`,
    hint: t('Disable those strategies in Unleash, or set their rollout to 0 %, then release it to yourself.'),
  };
}

function ineffective(after: Snapshot, key: FlagKey, identity: Identity): Refusal {
  const needs =
    featuresIn(after)
      .get(key)
      ?.dependencies.map(({ feature }) => feature) ?? [];
  return needs.length > 0
    ? {
        refused: t`${key} would stay off for ${identity.key}: it needs ${needs.join(t(' and '))}.`,
        hint: t`Release ${needs[0] ?? ''} to yourself first.`,
      }
    : {
        refused: t`A strategy for ${identity.key} would not let you in: Unleash trims what it compares with.`,
      };
}
