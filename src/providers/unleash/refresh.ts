import { t } from '@vscode/l10n';
import type { Snapshot } from '../../core/model/snapshot.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { events, feature, projectOf, segments, variants } from './api.ts';
import type { FeatureAnswer, NativeFeature, NativeSegment } from './native.ts';
import { featuresIn, versionNumber, withFeature } from './read.ts';
import { releasePlanOf } from './releasePlan.ts';

/** More than that is read as one. */
const FEW = 20;

/** What the audit log says of a feature that no list has to be read again for. */
const WITHIN_A_FEATURE = [
  'feature-strategy-add',
  'feature-strategy-update',
  'feature-strategy-remove',
  'strategy-order-changed',
  'feature-environment-enabled',
  'feature-environment-disabled',
  'feature-dependency-added',
  'feature-dependency-removed',
];

export interface News {
  readonly version: string;
  /** Undefined: so much, or of such a kind, that everything has to be read. */
  readonly features: ReadonlySet<string> | undefined;
}

/** What has happened since a snapshot was read, told in one request. */
export async function newsSince(api: AdminApi, place: Place, known: Snapshot | undefined): Promise<News> {
  const found = await events(api, { limit: known === undefined ? 1 : FEW + 1 });
  const version = String(found[0]?.id ?? 0);
  if (known === undefined) return { version, features: undefined };
  const news = found.filter(({ id }) => id > versionNumber(known));
  const here = news.filter(({ project }) => !project || project === projectOf(place));
  const within = here.every(({ type }) => WITHIN_A_FEATURE.includes(type));
  if (news.length > FEW || !within) return { version, features: undefined };
  return { version, features: new Set(here.flatMap(({ featureName }) => featureName ?? [])) };
}

/** The snapshot with these features as they are now; undefined when one of them is not simply there. */
export async function withAfresh(
  api: AdminApi,
  place: Place,
  snapshot: Snapshot,
  names: Iterable<string>,
): Promise<Snapshot | undefined> {
  let next = snapshot;
  for (const name of names) {
    const known = featuresIn(snapshot).get(name);
    const fresh = known && (await afresh(api, place, known));
    if (fresh === undefined) return undefined;
    next = withFeature(next, fresh);
  }
  return next;
}

async function afresh(
  api: AdminApi,
  place: Place,
  { overview, completed }: NativeFeature,
): Promise<NativeFeature | undefined> {
  const answer = await feature(api, place, overview.name).catch((error: unknown) => {
    if (error instanceof ProviderError && error.reason === 'missing') return undefined;
    throw error;
  });
  const here = answer?.environments.find(({ name }) => name === place.environment.source);
  if (answer === undefined || answer.archived || here === undefined) return undefined;
  const plan = await releasePlanOf(api, place, overview.name);
  const own = overview.environments.find(({ name }) => name === here.name)?.variantCount ?? 0;
  return {
    overview,
    completed,
    enabled: here.enabled,
    strategies: await strategiesOf(api, here),
    dependencies: answer.dependencies,
    variants: own > 0 ? await variants(api, place, overview.name) : [],
    ...(plan === undefined ? {} : { plan }),
  };
}

async function strategiesOf(api: AdminApi, { strategies }: FeatureAnswer['environments'][number]) {
  const enabled = strategies.filter(({ disabled }) => disabled !== true);
  const known = enabled.some((each) => each.segments.length > 0) ? await segments(api) : [];
  const segment = (id: number): NativeSegment => {
    const found = known.find((each) => each.id === id);
    if (found === undefined)
      throw new ProviderError('malformed', t`Unleash does not know its segment ${id}.`);
    return found;
  };
  return enabled.map(({ disabled: _, ...strategy }) => ({
    ...strategy,
    segments: strategy.segments.map(segment),
  }));
}
