import type { Approval } from '../../core/model/lease.ts';
import { type Place, type Plan, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import type { Instruction } from './api.ts';
import { assertCurrent, patch } from './patch.ts';
import type { Step } from './plan.ts';
import { reschedule, scheduleOf } from './schedule.ts';

/** A plan made on another plan's result is one move, from where the first starts to where the last ends. */
export function moveOf({ steps }: Plan): Step | undefined {
  const [first, last] = [steps[0], steps.at(-1)] as [Step | undefined, Step | undefined];
  if (first === undefined || last === undefined) return undefined;
  return { ...last, from: first.from, mine: first.mine, on: { from: first.on.from, to: last.on.to } };
}

/**
 * Writes in two requests, for a scheduled removal can only be made for a target that is there: should the second
 * fail, the first is taken back.
 */
export async function write(
  api: AdminApi,
  place: Place,
  plan: Plan,
  note: string,
): Promise<Approval | undefined> {
  const move = moveOf(plan);
  if (move === undefined) return undefined;
  await assertCurrent(api, place, plan, move.flag);
  const schedule = await scheduleOf(api, place, move);
  const instructions = instructionsFor(move);
  if (instructions.length > 0) {
    const approval = await patch(api, place, move.flag, instructions, note);
    if (approval !== undefined) return approval;
  }
  try {
    // Whether a date goes with its target is not documented: it is looked for again.
    const left = schedule && instructions.length > 0 ? await scheduleOf(api, place, move) : schedule;
    await reschedule(api, place, move, left, note);
  } catch (error) {
    throw await takenBack(api, place, move, error);
  }
  return undefined;
}

function instructionsFor({ kind, key, from, to, on }: Step): readonly Instruction[] {
  const target = { contextKind: kind, values: [key] };
  return [
    ...(from === null || from === to ? [] : [{ kind: 'removeTargets', ...target, variationId: from }]),
    ...(to === null || from === to ? [] : [{ kind: 'addTargets', ...target, variationId: to }]),
    ...(on.from === on.to ? [] : [{ kind: on.to ? 'turnFlagOn' : 'turnFlagOff' }]),
  ];
}

/** A release without an end is none of ours. */
async function takenBack(api: AdminApi, place: Place, move: Step, error: unknown): Promise<unknown> {
  if (!(error instanceof ProviderError) || move.until === null) return error;
  const back = { ...move, from: move.to, to: move.from, on: { from: move.on.to, to: move.on.from } };
  const instructions = instructionsFor(back);
  if (instructions.length === 0) return error;
  try {
    await patch(api, place, move.flag, instructions, 'Could not be dated.');
  } catch (cause) {
    const why = `${error.message} The release could not be taken back either: it stands, and has to be ended.`;
    return new ProviderError('unreachable', why, { cause });
  }
  const { reason, message } = error;
  const settled = reason === 'timeout' || reason === 'unreachable' ? 'conflict' : reason;
  return new ProviderError(settled, `Its end could not be set, so the release was taken back: ${message}`);
}
