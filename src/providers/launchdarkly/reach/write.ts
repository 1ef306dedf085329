import { t } from '@vscode/l10n';
import { changed } from '../../../core/exposure/changed/changed.ts';
import type { Approval } from '../../../core/model/lease.ts';
import { type Place, type Plan, ProviderError } from '../../../core/ports/provider.ts';
import type { AdminApi } from '../../http/adminApi.ts';
import type { Instruction } from '../api.ts';
import type { ReachStep } from '../edit.ts';
import { assertCurrent, patch, preview } from '../patch.ts';
import { patchSchedules } from '../schedule.ts';
import { configIn, nativeOf, withFlag } from '../snapshot.ts';

/** One patch, after LaunchDarkly itself has shown what it would make of it. */
export async function writeReach(
  api: AdminApi,
  place: Place,
  plan: Plan,
  { flag, instructions, undated }: ReachStep,
  note: string,
): Promise<Approval | undefined> {
  await assertCurrent(api, place, plan, flag);
  await assertAsPlanned(api, place, plan, flag, instructions, note);
  const approval = await patch(api, place, flag, instructions, note);
  if (approval !== undefined) return approval;
  const dates = undated.flatMap(({ kind: contextKind, keys, variationId }) =>
    keys.map((contextKey) => ({ kind: 'removeExpiringTarget', contextKind, contextKey, variationId })),
  );
  await patchSchedules(
    api,
    place,
    flag,
    dates,
    note,
    t('It is taken back, but LaunchDarkly keeps its dates'),
  );
  return undefined;
}

/** In which order weights and rules come out is not documented, and decides who gets what. */
async function assertAsPlanned(
  api: AdminApi,
  place: Place,
  { before, after }: Plan,
  flag: string,
  instructions: readonly Instruction[],
  note: string,
): Promise<void> {
  const seen = await preview(api, place, flag, instructions, note);
  if (seen === undefined || configIn(seen, nativeOf(before).environment) === undefined) return;
  const would = withFlag(before, seen);
  const difference = changed(after.flags, would.flags, flag, before.fetchedAt);
  if (difference.reach === 'populations' && difference.populations.length === 0) return;
  throw new ProviderError(
    'malformed',
    t`LaunchDarkly would make something else of the change of ${flag} than was worked out. Nothing was changed; make it there.`,
  );
}
