import * as v from 'valibot';
import type { Approval } from '../../core/model/lease.ts';
import { type Place, type Plan, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { Flag, type Instruction, pathOf, SEMANTIC_PATCH } from './api.ts';
import type { Step } from './plan.ts';
import { reschedule, scheduleOf } from './schedule.ts';
import { configIn, nativeOf } from './snapshot.ts';

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
  await assertCurrent(api, place, plan, move);
  const schedule = await scheduleOf(api, place, move);
  const instructions = instructionsFor(move);
  if (instructions.length > 0) {
    const patch = { environmentKey: place.environment.source, comment: note, instructions };
    const sending = { body: patch, headers: SEMANTIC_PATCH };
    // 405: the environment, or a tag of the flag, requires approval.
    const sent = await api.sendUnless(405, 'PATCH', flagPath(place, move.flag), sending);
    if (sent === 'refused') return askForApproval(api, place, move, note, instructions);
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

function flagPath({ connection: { project = '' } }: Place, flag: string): string {
  return pathOf('flags', project, flag);
}

/** LaunchDarkly counts the changes of a flag and of its part in each environment. */
async function assertCurrent(api: AdminApi, place: Place, { before }: Plan, { flag }: Step): Promise<void> {
  const { environment } = nativeOf(before);
  const now = await api.get(flagPath(place, flag), Flag, { query: { env: environment } });
  const planned = nativeOf(before).flags.get(flag);
  const counts = (of: Flag | undefined) => of && [of._version, configIn(of, environment)?.version].join();
  if (counts(now) === counts(planned)) return;
  throw new ProviderError(
    'conflict',
    `${flag} was changed in LaunchDarkly since it was read. Nothing was changed; look at it again.`,
  );
}

function instructionsFor({ kind, key, from, to, on }: Step): readonly Instruction[] {
  const target = { contextKind: kind, values: [key] };
  return [
    ...(from === null || from === to ? [] : [{ kind: 'removeTargets', ...target, variationId: from }]),
    ...(to === null || from === to ? [] : [{ kind: 'addTargets', ...target, variationId: to }]),
    ...(on.from === on.to ? [] : [{ kind: on.to ? 'turnFlagOn' : 'turnFlagOff' }]),
  ];
}

const Requested = v.object({ _id: v.string() });

async function askForApproval(
  api: AdminApi,
  place: Place,
  { flag }: Step,
  note: string,
  instructions: readonly Instruction[],
): Promise<Approval> {
  const body = { description: note, comment: note, instructions };
  const { _id } = await api.create(approvalsPath(place, flag), Requested, { body });
  return { id: `${flag}/${_id}`, link: approvalLink(place, flag, _id) };
}

export async function withdraw(api: AdminApi, place: Place, { id }: Approval): Promise<void> {
  const [flag = '', request = ''] = id.split('/');
  await api.send('DELETE', `${approvalsPath(place, flag)}/${encodeURIComponent(request)}`);
}

function approvalsPath({ connection: { project = '' }, environment: { source } }: Place, flag: string) {
  return pathOf('projects', project, 'flags', flag, 'environments', source, 'approval-requests');
}

function approvalLink({ connection, environment }: Place, flag: string, request: string): string {
  const parts = [connection.project ?? '', environment.source, 'features', flag, 'approvals', request];
  return `${connection.url}/${parts.map(encodeURIComponent).join('/')}`;
}

/** A release without an end is none of ours. */
async function takenBack(api: AdminApi, place: Place, move: Step, error: unknown): Promise<unknown> {
  if (!(error instanceof ProviderError) || move.until === null) return error;
  const back = { ...move, from: move.to, to: move.from, on: { from: move.on.to, to: move.on.from } };
  const instructions = instructionsFor(back);
  const body = { environmentKey: place.environment.source, comment: 'Could not be dated.', instructions };
  if (instructions.length === 0) return error;
  try {
    await api.send('PATCH', flagPath(place, move.flag), { body, headers: SEMANTIC_PATCH });
  } catch (cause) {
    const why = `${error.message} The release could not be taken back either: it stands, and has to be ended.`;
    return new ProviderError('unreachable', why, { cause });
  }
  const { reason, message } = error;
  const settled = reason === 'timeout' || reason === 'unreachable' ? 'conflict' : reason;
  return new ProviderError(settled, `Its end could not be set, so the release was taken back: ${message}`);
}
