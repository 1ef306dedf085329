import type { Entry } from '../../app/flagStore.ts';
import type { Move, RolloutProposal } from '../../app/rollout/proposal.ts';
import { exposure } from '../../core/exposure/exposure.ts';
import { withdrawalNamed, withdrawals } from '../../core/exposure/withdrawals.ts';
import type { Identity } from '../../core/model/identity.ts';
import { lastMade, type RolloutState } from '../../core/model/rollout.ts';
import { estimateWords } from '../../core/present/people.ts';
import { capital, rolloutWords, withdrawalWords } from '../../core/present/rollout.ts';
import { UsageError } from '../failure.ts';
import { EXIT, type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';
import { entryFor } from './cards.ts';
import { rolloutShown, type ShownOptions } from './rolloutShown.ts';
import { refusal, unifiedDiff } from './self.ts';

export interface WalkOptions extends ShownOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export interface RolloutOptions extends WalkOptions {
  readonly to?: string;
  readonly next?: boolean;
  readonly back?: boolean;
  readonly undo?: boolean;
  readonly note?: string;
}

/** The ladder with where the release stands; and, asked for, one step of the walk. */
export async function rollout(session: Session, key: string, options: RolloutOptions): Promise<Output> {
  if (options.note !== undefined) await takeNote(session, key, options.note, options.env);
  const move = await moveOf(session, key, options);
  return move === undefined ? rolloutShown(session, key, options) : walk(session, key, options, move);
}

/** Takes a release back from one population, from everyone but me, or from everyone. */
export async function unReleaseFrom(
  session: Session,
  key: string,
  from: string,
  options: WalkOptions,
): Promise<Output> {
  const { app } = session;
  const entry = entryFor(session, key, options.env);
  const me = meIn(session, entry);
  const stands = app.rollouts.standing(entry, key, me, options.variation);
  const state = entry.snapshot?.flags.get(key);
  if (state === undefined || stands === undefined)
    throw new UsageError(`${key} has no variation that is simply "on". Say which with --variation.`);
  const reach = exposure(state, app.clock.now());
  const named = withdrawalNamed(from, reach, stands.variation, me);
  if (named === undefined) {
    const there = withdrawals(reach, stands.variation, me).map((each) => withdrawalWords(each, me));
    const known =
      there.length === 0 ? 'It is released to nobody.' : `It is released to: ${there.join(', ')}.`;
    throw new UsageError(plain(`${key} is not released to "${from}" by a rule of their own. ${known}`));
  }
  return walk(session, key, options, { to: 'withdraw', from: named });
}

async function moveOf(
  session: Session,
  key: string,
  { to, next, back, undo, env }: RolloutOptions,
): Promise<Move | undefined> {
  const asked = [to !== undefined, next, back, undo].filter((each) => each === true);
  if (asked.length > 1)
    throw new UsageError('Say one of --to, --next, --back and --undo. Nothing was changed.');
  if (to !== undefined) return { to: 'stage', name: to };
  if (next === true) return { to: 'next' };
  if (back === true) return { to: 'previous' };
  if (undo !== true) return undefined;
  await session.app.rollouts.reload();
  const last = session.app.rollouts
    .history(entryFor(session, key, env), key)
    .findLast(
      ({ status, undone, rollout: { undoes } }) =>
        status !== 'failed' && undone !== true && undoes === undefined,
    );
  if (last === undefined)
    throw new UsageError(`No change of ${key} was made from here. Nothing was changed.`);
  return { to: 'undo', id: last.rollout.id };
}

/** Of the stage it stands at, before any step. */
async function takeNote(session: Session, key: string, text: string, env: string | undefined): Promise<void> {
  const { rollouts } = session.app;
  await rollouts.reload();
  const last = lastMade(rollouts.history(entryFor(session, key, env), key));
  if (last === undefined)
    throw new UsageError(`No change of ${key} was made from here, which a note could be about.`);
  await rollouts.remark(last.rollout.id, text);
}

async function walk(session: Session, key: string, options: WalkOptions, move: Move): Promise<Output> {
  const { rollouts } = session.app;
  const entry = entryFor(session, key, options.env);
  const answer = await rollouts.propose({
    entry,
    key,
    identity: meIn(session, entry),
    move,
    ...(options.variation === undefined ? {} : { variation: options.variation }),
  });
  if (answer.outcome === 'refused') return refusal(answer);
  if (answer.outcome === 'already')
    return { json: { rollout: null, status: 'already' }, text: plain(answer.why) };
  if (options.dryRun === true) return shown(answer, 'planned');
  if (options.yes !== true && !(await session.confirm(`${preview(answer)}\n${plain(question(answer))}`)))
    return shown(answer, 'not changed');
  const state = await rollouts.carryOut(answer);
  return shown(answer, state.status, state);
}

function question({ wish, to, from }: RolloutProposal): string {
  return `Take ${wish.key} in ${wish.entry.environment.name} from ${from} to ${to}?`;
}

function preview({ plan, words, estimate, cautions }: RolloutProposal): string {
  const about = estimate === undefined ? [] : [estimateWords(estimate)];
  const said = [capital(words.headline), ...words.lines.map((line) => `  ${line}`), ...about, ...cautions];
  return `${plain(unifiedDiff(plan))}\n${plain(said.join('\n'))}`;
}

function shown(proposal: RolloutProposal, status: string, state?: RolloutState): Output {
  const { from, to, words, plan, people, cautions, changed } = proposal;
  const text =
    state === undefined ? preview(proposal) : `${preview(proposal)}\n${plain(rolloutWords(state))}`;
  return {
    json: {
      rollout: state?.rollout ?? null,
      from,
      to,
      change: unifiedDiff(plan),
      blastRadius: words.headline,
      changed: changed.populations,
      people,
      estimate: proposal.estimate,
      cautions,
      status,
      verification: state?.verification,
      note: state?.note,
    },
    text,
    ...(state === undefined ||
    state.status === 'verified' ||
    state.status === 'waiting' ||
    state.status === 'applied'
      ? {}
      : { exitCode: EXIT.unreachable }),
  };
}

function meIn({ identityOf }: Session, { connection }: Entry): Identity {
  const identity = identityOf(connection.name);
  if (identity !== undefined) return identity;
  throw new UsageError(
    'It is not known who you are in the running product. Say --as KEY. Nothing was changed.',
  );
}
