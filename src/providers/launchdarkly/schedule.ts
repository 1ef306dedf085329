import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { type Instruction, pathOf, Schedule, SEMANTIC_PATCH } from './api.ts';
import type { Step } from './plan.ts';

const Schedules = v.object({ items: v.array(Schedule) });
const Patched = v.object({
  failedInstructions: v.nullish(v.number(), 0),
  errors: v.nullish(v.array(v.object({ message: v.nullish(v.string()) })), []),
});

function pathFor({ connection: { project = '' }, environment: { source } }: Place, flag: string): string {
  return pathOf('flags', project, flag, 'expiring-targets', source);
}

/** When LaunchDarkly is to take somebody out of the flag's individual targets. */
export async function schedulesOf(api: AdminApi, place: Place, flag: string): Promise<readonly Schedule[]> {
  return (await api.get(pathFor(place, flag), Schedules)).items;
}

/** When LaunchDarkly is to take me out of the flag's individual targets. There is one such time for me at most. */
export async function scheduleOf(api: AdminApi, place: Place, move: Step): Promise<Schedule | undefined> {
  const items = await schedulesOf(api, place, move.flag);
  const mine = items.find(
    ({ contextKind, contextKey }) => contextKind === move.kind && contextKey === move.key,
  );
  if (mine === undefined || move.mine || mine.variationId !== move.from) return mine;
  const day = new Date(mine.expirationDate).toISOString().slice(0, 10);
  throw new ProviderError(
    'conflict',
    t`LaunchDarkly is already to take you out of an individual target of ${move.flag} on ${day}, which a self-release would forget. Nothing was changed; take that date out there first.`,
  );
}

export async function reschedule(
  api: AdminApi,
  place: Place,
  move: Step,
  known: Schedule | undefined,
  note: string,
): Promise<void> {
  const what =
    move.until === null
      ? t('The release is ended, but LaunchDarkly keeps its date')
      : t('LaunchDarkly set no date for its end');
  await patchSchedules(api, place, move.flag, instructionsFor(move, known), note, what);
}

/** `failure`: what it means when it is not done. */
export async function patchSchedules(
  api: AdminApi,
  place: Place,
  flag: string,
  instructions: readonly Instruction[],
  note: string,
  failure: string,
): Promise<void> {
  if (instructions.length === 0) return;
  const sending = { body: { comment: note, instructions }, headers: SEMANTIC_PATCH };
  const answer = await api.send('PATCH', pathFor(place, flag), sending);
  const patched = v.safeParse(Patched, answer);
  // It answers 200 also to what it did not do.
  if (patched.success && patched.output.failedInstructions === 0) return;
  const why = patched.success ? patched.output.errors[0]?.message : undefined;
  throw new ProviderError('malformed', `${failure}: ${why ?? t('it does not say why')}.`);
}

function instructionsFor(move: Step, known: Schedule | undefined): readonly Instruction[] {
  const { kind: contextKind, key: contextKey, to, until } = move;
  const target = { contextKind, contextKey };
  const wanted = until === null ? null : to;
  const isKept = known !== undefined && known.variationId === wanted;
  const instructions: Instruction[] = [];
  if (known !== undefined && !isKept)
    instructions.push({ kind: 'removeExpiringTarget', ...target, variationId: known.variationId });
  if (wanted !== null) {
    const kind = isKept ? 'updateExpiringTarget' : 'addExpiringTarget';
    instructions.push({ kind, ...target, variationId: wanted, value: until });
  }
  return instructions;
}
