import type { Place } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from '../http/path.ts';
import {
  environmentsAnswer,
  eventsAnswer,
  type FeatureAnswer,
  featureAnswer,
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

/** More in one answer would only make it late. */
const PAGE = 1000;
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
  const found: NativeOverview[] = [];
  for (;;) {
    const query = {
      project: `IS:${projectOf(place)}`,
      sortBy: 'name',
      sortOrder: 'asc',
      limit: PAGE,
      offset: found.length,
    };
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
  return (await api.ask('/api/admin/playground', playgroundAnswer, { body })).features;
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
