import { t } from '@vscode/l10n';
import type { Snapshot } from '../../core/model/snapshot.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import {
  environments,
  feature,
  hasDependencies,
  overviews,
  playground,
  projectOf,
  search,
  segments,
  variants,
} from './api.ts';
import { stateOf } from './map.ts';
import type {
  NativeDependency,
  NativeFeature,
  NativeOverview,
  NativeSegment,
  NativeVariant,
  PlaygroundFeature,
} from './native.ts';

/** At a time, for the few flags whose whole truth no list tells. */
const TOGETHER = 4;

export type Features = ReadonlyMap<string, NativeFeature>;

interface Native {
  readonly environment: string;
  readonly features: Features;
  /** Of the whole server: also those that no strategy uses yet. */
  readonly segments: readonly NativeSegment[];
}

/** A snapshot's version is the newest entry of the audit log: while it stays the same, so does everything. */
export function versionNumber({ version }: Snapshot): number {
  return Number(version);
}

/** What holds for all environments of a project. */
export interface Listing {
  readonly overviews: readonly NativeOverview[];
  /** Names of features that depend on others, and of those whose life is over. */
  readonly children: ReadonlySet<string>;
  readonly completed: ReadonlySet<string>;
  readonly segments: readonly NativeSegment[];
}

export async function readListing(api: AdminApi, place: Place): Promise<Listing> {
  const [listed, children, completed, groups] = await Promise.all([
    overviews(api, place),
    childrenIn(api, place),
    search(api, place, { lifecycle: 'IS:completed' }),
    segments(api),
  ]);
  return {
    overviews: listed,
    children,
    completed: new Set(completed.map(({ name }) => name)),
    segments: groups,
  };
}

/** Read after its version, so that a change in between is at worst read twice. */
export async function readFeatures(api: AdminApi, place: Place, listing: Listing): Promise<Features> {
  const source = place.environment.source;
  const known = await environments(api, projectOf(place));
  if (!known.some(({ name }) => name === source)) {
    throw new ProviderError(
      'missing',
      t`Unleash has no environment "${source}" in its project "${projectOf(place)}".`,
    );
  }
  // Not beside anything else: the server is busy with it, and with nothing else, as long as it takes.
  const played = await playground(api, place, {});
  const byName = new Map(played.map((each) => [each.name, each]));
  // What was archived or made in between the two answers is in the next read.
  const both = listing.overviews.flatMap((overview) => {
    const found = byName.get(overview.name);
    return found === undefined ? [] : [{ overview, found }];
  });
  const read = await inTurn(both, async ({ overview, found }) => ({
    ...(await featureOf(api, place, overview, found, listing.children.has(overview.name))),
    completed: listing.completed.has(overview.name),
  }));
  return new Map(read.map((each) => [each.overview.name, each]));
}

export function snapshotOf(
  { features, segments: groups }: Pick<Native, 'features' | 'segments'>,
  place: Place,
  version: string,
  now: number,
): Snapshot {
  return mapped({ environment: place.environment.source, features, segments: groups }, version, now);
}

export function segmentsIn({ native }: Snapshot): readonly NativeSegment[] {
  return (native as Native).segments;
}

export function featuresIn({ native }: Snapshot): Features {
  return (native as Native).features;
}

/** The snapshot with one feature changed, on paper. */
export function withFeature(snapshot: Snapshot, changed: NativeFeature): Snapshot {
  const { environment, features, segments: groups } = snapshot.native as Native;
  const next = new Map(features).set(changed.overview.name, changed);
  const state = stateOf(changed, environment, next);
  return {
    ...snapshot,
    flags: new Map(snapshot.flags).set(state.key, state),
    native: { environment, features: next, segments: groups },
  };
}

/** The snapshot without a feature, on paper. No other depends on it. */
export function withoutFeature(snapshot: Snapshot, name: string): Snapshot {
  const native = snapshot.native as Native;
  const [features, flags] = [new Map(native.features), new Map(snapshot.flags)];
  features.delete(name);
  flags.delete(name);
  return { ...snapshot, flags, native: { ...native, features } };
}

function mapped(native: Native, version: string, fetchedAt: number): Snapshot {
  const flags = [...native.features].map(
    ([key, each]) => [key, stateOf(each, native.environment, native.features)] as const,
  );
  return { version, fetchedAt, flags: new Map(flags), problems: [], native };
}

async function childrenIn(api: AdminApi, place: Place): Promise<ReadonlySet<string>> {
  const found = (await hasDependencies(api, place)) ? await search(api, place, {}) : [];
  return new Set(found.filter(({ dependencyType }) => dependencyType === 'child').map(({ name }) => name));
}

/** Dependencies and a flag's own, deprecated, variants are in no list. */
async function featureOf(
  api: AdminApi,
  place: Place,
  overview: NativeOverview,
  found: PlaygroundFeature,
  isChild: boolean,
): Promise<Omit<NativeFeature, 'completed'>> {
  const here = overview.environments.find(({ name }) => name === place.environment.source);
  const dependencies: Promise<readonly NativeDependency[]> | readonly NativeDependency[] = isChild
    ? feature(api, place, overview.name).then((answer) => answer.dependencies)
    : [];
  const own: Promise<readonly NativeVariant[]> | readonly NativeVariant[] =
    (here?.variantCount ?? 0) > 0 ? variants(api, place, overview.name) : [];
  return {
    overview,
    enabled: found.isEnabledInCurrentEnvironment,
    strategies: found.strategies.data
      .filter(({ disabled }) => disabled !== true)
      .map(({ result, disabled: _, ...strategy }) => ({ ...strategy, variants: result.variants ?? [] })),
    dependencies: await dependencies,
    variants: await own,
  };
}

async function inTurn<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  const waiting = [...all.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      done[next[0]] = await work(next[1]);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return done;
}
