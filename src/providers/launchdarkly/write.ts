import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Approval } from '../../core/model/lease.ts';
import { type Place, type Plan, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import type { Config, Instruction } from './api.ts';
import { difference } from './difference.ts';
import { assertCurrent, patch, preview } from './patch.ts';
import type { Step } from './plan.ts';
import { isSameServed } from './reach/change.ts';
import { reschedule, scheduleOf } from './schedule.ts';
import { configIn, nativeOf } from './snapshot.ts';

/** A plan made on another plan's result is one move, from where the first starts to where the last ends. */
export function moveOf({ steps }: Plan): Step | undefined {
  const [first, last] = [steps[0], steps.at(-1)] as [Step | undefined, Step | undefined];
  if (first === undefined || last === undefined) return undefined;
  return { ...last, from: first.from, mine: first.mine };
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
  const there = way(plan, move.flag);
  await assertComesBack(api, place, plan, there, note);
  if (there.out.length > 0) {
    const approval = await patch(api, place, move.flag, there.out, note);
    // Dates are set by an API of their own, for targets that are there; a request's instructions have none of them.
    if (approval !== undefined) return move.until === null ? approval : { ...approval, undated: true };
  }
  try {
    // Whether a date goes with its target is not documented: it is looked for again.
    const left = schedule && there.out.length > 0 ? await scheduleOf(api, place, move) : schedule;
    await reschedule(api, place, move, left, note);
  } catch (error) {
    throw await takenBack(api, place, move, there.back, error);
  }
  return undefined;
}

interface Way {
  readonly flag: FlagKey;
  readonly was: Config;
  readonly out: readonly Instruction[];
  readonly back: readonly Instruction[];
}

function way({ before, after }: Plan, key: FlagKey): Way {
  const { environment } = nativeOf(before);
  const [old, next] = [before, after].map((side) => nativeOf(side).flags.get(key));
  const [was, is] = [old, next].map((flag) => flag && configIn(flag, environment));
  if (old === undefined || was === undefined || is === undefined)
    throw new ProviderError(
      'malformed',
      t`${key} is not there on both sides of the change. Nothing was changed.`,
    );
  return { flag: key, was, out: difference(old, was, is), back: difference(old, is, was) };
}

/**
 * In which order the weights of a share come out is not documented, and decides who gets what later on: where one is
 * put aside, LaunchDarkly is asked first what it would make of putting it back.
 */
async function assertComesBack(
  api: AdminApi,
  place: Place,
  plan: Plan,
  { flag, was, out, back }: Way,
  note: string,
): Promise<void> {
  if (!back.some(({ rolloutWeights }) => rolloutWeights !== undefined)) return;
  const seen = await preview(api, place, flag, [...out, ...back], note);
  const would = seen && configIn(seen, nativeOf(plan.before).environment);
  if (would !== undefined && isSameStored(would, was)) return;
  const why =
    seen === undefined
      ? t('it has to be approved, so that this cannot be tried')
      : t('LaunchDarkly would order its shares anew');
  throw new ProviderError(
    'malformed',
    t`${flag} stores a share that would have to be put aside and could not be put back to the letter: ${why}. Nothing was changed.`,
  );
}

/** A release without an end is none of ours. */
async function takenBack(
  api: AdminApi,
  place: Place,
  move: Step,
  back: readonly Instruction[],
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof ProviderError) || move.until === null) return error;
  if (back.length === 0) return error;
  try {
    await patch(api, place, move.flag, back, 'Could not be dated.');
  } catch (cause) {
    const why = t`${error.message} The release could not be taken back either: it stands, and has to be ended.`;
    return new ProviderError('unreachable', why, { cause });
  }
  const { reason, message } = error;
  const settled = reason === 'timeout' || reason === 'unreachable' ? 'conflict' : reason;
  return new ProviderError(settled, t`Its end could not be set, so the release was taken back: ${message}`);
}

function isSameStored(a: Config, b: Config): boolean {
  return (
    isSameServed(a.fallthrough, b.fallthrough) &&
    a.rules.length === b.rules.length &&
    a.rules.every((rule, at) => isSameServed(rule, b.rules[at] ?? {}))
  );
}
