import type { Place } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from '../http/path.ts';
import {
  dependenciesAnswer,
  environmentsAnswer,
  eventsAnswer,
  type FeatureAnswer,
  featureAnswer,
  featuresAnswer,
  metricsAnswer,
  type NativeFound,
  type NativeOverview,
  type NativeSegment,
  type NativeVariant,
  type PlaygroundFeature,
  playgroundAnswer,
  projectsAnswer,
  searchAnswer,
  segmentsAnswer,
  variantsAnswer,
} from './native.ts';

/** The most there is: asked for more, the search answers with its usual 50. */
const PAGE = 100;
/** Of answers about all features: thousands take a busy server half a minute. */
const WHOLE_PROJECT_MS = 90_000;
const PLAYGROUND_APP = 'release-lens';

export type Context = Readonly<Record<string, unknown>>;
export type NativeEvent = Awaited<ReturnType<typeof events>>[number];

export function projectOf({ connection }: Pick<Place, 'connection'>): string {
  return connection.project ?? 'default';
}

export function featurePath(place: Place, name: string): string {
  return pathOf`/api/admin/projects/${projectOf(place)}/features/${name}`;
}

export function environmentPath(place: Place, name: string): string {
  return featurePath(place, name) + pathOf`/environments/${place.environment.source}`;
}

export async function projects(api: AdminApi) {
  return (await api.get('/api/admin/projects', projectsAnswer)).projects;
}

/** Those the project uses. A project that is not there has none: Unleash answers with all, unused. */
export async function environments(api: AdminApi, project: string) {
  const answer = await api.get(pathOf`/api/admin/environments/project/${project}`, environmentsAnswer);
  return answer.environments.filter(({ visible }) => visible);
}

export async function overviews(api: AdminApi, place: Place): Promise<readonly NativeOverview[]> {
  const path = pathOf`/api/admin/projects/${projectOf(place)}/features`;
  return (await api.get(path, featuresAnswer, { timeoutMs: WHOLE_PROJECT_MS })).features;
}

export function hasDependencies(api: AdminApi, place: Place): Promise<boolean> {
  return api.get(pathOf`/api/admin/projects/${projectOf(place)}/dependencies`, dependenciesAnswer);
}

export async function search(
  api: AdminApi,
  place: Place,
  filter: { readonly lifecycle?: string },
): Promise<readonly NativeFound[]> {
  const found: NativeFound[] = [];
  for (;;) {
    const page = { sortBy: 'name', sortOrder: 'asc', limit: PAGE, offset: found.length };
    const query = { project: `IS:${projectOf(place)}`, ...filter, ...page };
    const { features, total } = await api.get('/api/admin/search/features', searchAnswer, { query });
    found.push(...features);
    if (features.length === 0 || found.length >= total) return found;
  }
}

/** All features of a project in an environment, with what `context` gets. A question: nothing is changed or counted. */
export async function playground(
  api: AdminApi,
  place: Place,
  context: Context,
): Promise<readonly PlaygroundFeature[]> {
  const body = {
    projects: [projectOf(place)],
    environment: place.environment.source,
    context: { appName: PLAYGROUND_APP, ...context },
  };
  return (await api.ask('/api/admin/playground', playgroundAnswer, { body, timeoutMs: WHOLE_PROJECT_MS }))
    .features;
}

export function feature(api: AdminApi, place: Place, name: string): Promise<FeatureAnswer> {
  return api.get(featurePath(place, name), featureAnswer);
}

export async function variants(api: AdminApi, place: Place, name: string): Promise<readonly NativeVariant[]> {
  return (await api.get(`${environmentPath(place, name)}/variants`, variantsAnswer)).variants;
}

export async function segments(api: AdminApi): Promise<readonly NativeSegment[]> {
  return (await api.get('/api/admin/segments', segmentsAnswer)).segments;
}

/** Newest first. */
export async function events(
  api: AdminApi,
  query: { readonly limit: number; readonly offset?: number; readonly project?: string },
) {
  return (await api.get('/api/admin/search/events', eventsAnswer, { query })).events;
}

/** An entry an hour, application and environment. */
export async function metrics(api: AdminApi, name: string, hoursBack: number) {
  const path = pathOf`/api/admin/client-metrics/features/${name}/raw`;
  return (await api.get(path, metricsAnswer, { query: { hoursBack } })).data;
}
