import * as v from 'valibot';
import type { FlagKey } from '../../core/model/flag.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from './api.ts';
import { schedulesOf } from './schedule.ts';
import type { Details } from './snapshot.ts';

/** https://launchdarkly.com/docs/api/releases-beta/get-release-by-flag-key */
const Release = v.object({
  name: v.string(),
  phases: v.array(v.object({ complete: v.boolean() })),
  _canceledAt: v.nullish(v.number()),
});
/** https://launchdarkly.com/docs/api/scheduled-changes/get-flag-config-scheduled-changes */
const Scheduled = v.object({ items: v.array(v.object({ executionDate: v.number() })) });
const BETA = { 'LD-API-Version': 'beta' } as const;

/** What concerns one flag alone, and is asked for when something is about to be done with it. */
export async function detailsOf(api: AdminApi, place: Place, flag: FlagKey): Promise<Details> {
  const project = place.connection.project ?? '';
  const here = ['projects', project, 'flags', flag, 'environments', place.environment.source];
  const [dates, release, scheduled] = await Promise.all([
    orNone(schedulesOf(api, place, flag)),
    orNone(api.get(pathOf('flags', project, flag, 'release'), Release, { headers: BETA })),
    orNone(api.get(pathOf(...here, 'scheduled-changes'), Scheduled)),
  ]);
  const isUnderWay = !release?._canceledAt && release?.phases.some(({ complete }) => !complete) === true;
  return {
    dates: dates ?? [],
    scheduled: (scheduled?.items ?? []).map(({ executionDate }) => executionDate).sort((a, b) => a - b),
    ...(isUnderWay ? { pipeline: release.name } : {}),
  };
}

/** There is none, or none that this account or token may see. */
async function orNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const reason = error instanceof ProviderError ? error.reason : undefined;
    if (reason === 'missing' || reason === 'forbidden') return undefined;
    throw error;
  }
}
