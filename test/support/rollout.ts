import type { Move, RolloutProposal, RolloutWish } from '../../src/app/rollout/proposal.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import type { RolloutState } from '../../src/core/model/rollout.ts';
import { me } from './oneFlag.ts';
import type { Bench } from './selfRelease.ts';

export const PEOPLE: readonly Identity[] = Array.from({ length: 500 }, (_, at) => ({
  key: `person-${at}`,
  kind: 'user',
  attributes: {},
}));

type Wish = Partial<Omit<RolloutWish, 'move'>>;

export function proposeMove({ app, entry }: Bench, move: Move, wish: Wish = {}) {
  return app.rollouts.propose({ entry: entry(), key: 'flag', identity: me, move, ...wish });
}

export async function proposal(bench: Bench, move: Move, wish?: Wish): Promise<RolloutProposal> {
  const answer = await proposeMove(bench, move, wish);
  if (answer.outcome !== 'proposal') throw new Error(`${answer.outcome}: ${answer.why}`);
  return answer;
}

export async function walk(bench: Bench, move: Move, wish?: Wish): Promise<RolloutState> {
  return bench.app.rollouts.carryOut(await proposal(bench, move, wish));
}

/** Why it is refused; fails when it is not. */
export async function refusal(bench: Bench, move: Move, wish?: Wish): Promise<string> {
  const answer = await proposeMove(bench, move, wish);
  if (answer.outcome !== 'refused') throw new Error(`not refused but ${answer.outcome}`);
  return `${answer.why} ${answer.hint ?? ''}`.trim();
}
