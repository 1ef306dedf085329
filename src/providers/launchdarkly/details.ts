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
const BETA = { 'LD-API-Version': 'beta' } as const;

/** What concerns one flag alone, and is asked for when something is about to be done with it. */
export async function detailsOf(api: AdminApi, place: Place, flag: FlagKey): Promise<Details> {
  const [dates, release] = await Promise.all([
    orNone(schedulesOf(api, place, flag)),
    orNone(
      api.get(pathOf('flags', place.connection.project ?? '', flag, 'release'), Release, { headers: BETA }),
    ),
  ]);
  const isUnderWay = !release?._canceledAt && release?.phases.some(({ complete }) => !complete) === true;
  return { dates: dates ?? [], ...(isUnderWay ? { pipeline: release.name } : {}) };
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
