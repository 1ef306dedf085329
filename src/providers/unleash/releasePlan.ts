import { t } from '@vscode/l10n';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { environmentPath } from './api.ts';
import { type ReleasePlan, releasePlansAnswer } from './native.ts';

const MINUTE_MS = 60_000;

/**
 * The release plan a feature is at a milestone of. Undefined where none was begun, and where the server has no such
 * thing: the open source edition does not know the address.
 */
export async function releasePlanOf(
  api: AdminApi,
  place: Place,
  name: string,
): Promise<ReleasePlan | undefined> {
  const plans = await api
    .get(`${environmentPath(place, name)}/release-plans`, releasePlansAnswer)
    .catch((error: unknown) => {
      if (error instanceof ProviderError && error.reason === 'missing') return [];
      throw error;
    });
  for (const plan of plans) {
    const active = plan.milestones.find(({ id }) => id === plan.activeMilestoneId);
    if (active === undefined) continue;
    const { startedAt, pausedAt, transitionCondition } = active;
    const next =
      startedAt && !pausedAt && transitionCondition
        ? Date.parse(startedAt) + transitionCondition.intervalMinutes * MINUTE_MS
        : undefined;
    return { name: plan.name, milestone: active.name, ...(next === undefined ? {} : { next }) };
  }
  return undefined;
}

/** As the end of a sentence about the feature. */
export function planWords({ name, milestone }: ReleasePlan): string {
  return t`follows the release plan "${name}" of Unleash, and is at its milestone "${milestone}"`;
}
