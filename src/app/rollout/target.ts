import { t } from '@vscode/l10n';
import { atLeast } from '../../core/exposure/reached.ts';
import { reachAt, type Standing } from '../../core/exposure/standing.ts';
import { reachWithout } from '../../core/exposure/withdrawals.ts';
import type { Exposure } from '../../core/model/exposure.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import type { Identity } from '../../core/model/identity.ts';
import { type Ladder, type LadderStage, shareIn } from '../../core/model/ladder.ts';
import type { Reach } from '../../core/model/reach.ts';
import type { Refusal } from '../../core/ports/provider.ts';
import { leftWords, stageWords } from '../../core/present/rollout.ts';
import { percentWords } from '../../core/present/words.ts';
import type { Move } from './proposal.ts';

/** Before the first stage. */
export const NOBODY = 'nobody';

/** What is to be reached, and what it is called. */
export interface Target {
  readonly reach: Reach;
  readonly to: string;
  readonly stage?: LadderStage;
  /** Up: nobody may lose it. Down: nobody may get it, but those a lower stage names. */
  readonly way: 'up' | 'down';
}

export function targetOf(
  move: Exclude<Move, { readonly to: 'undo' }>,
  ladder: Ladder,
  standing: Standing,
  exposure: Exposure,
  variation: string,
  me: Identity,
): Target | Refusal {
  if (move.to === 'withdraw') {
    const reach = reachWithout(move.from, exposure, variation, me);
    return { reach, to: leftWords(move.from, me), way: 'down' };
  }
  const index = indexOf(move, ladder, standing);
  if (typeof index !== 'number') return index;
  const stage = ladder[index];
  const reach = reachAt(ladder, index, variation, me);
  const isUp = index > standing.at && atLeast(reach.share ?? 0, standing.share);
  return {
    reach,
    to: stage?.name ?? NOBODY,
    ...(stage === undefined ? {} : { stage }),
    way: isUp ? 'up' : 'down',
  };
}

function indexOf(
  move: Exclude<Move, { readonly to: 'undo' | 'withdraw' }>,
  ladder: Ladder,
  standing: Standing,
): number | Refusal {
  if (move.to !== 'stage') {
    const index = move.to === 'next' ? standing.next : standing.previous;
    const end = move.to === 'next' ? t('It is at the last stage.') : t('It is released to nobody.');
    return index ?? { refused: end };
  }
  const wanted = move.name.trim().toLowerCase();
  if (wanted === NOBODY) return -1;
  const index = ladder.findIndex(({ name }) => sameName(name, wanted));
  const names = ladder.map(({ name }) => stageWords(name)).join(', ');
  if (index === -1) return { refused: t`There is no stage "${move.name}".`, hint: t`There are: ${names}.` };
  if (standing.stages[index]?.status === 'not set up')
    return {
      refused: t`The stage "${stageWords(ladder[index]?.name ?? '')}" is not set up.`,
      hint: t('Say in "stages" of release-lens.json whom it reaches.'),
    };
  return index;
}

/** `5%` is `5 %`. */
function sameName(name: string, wanted: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(' ', '');
  return plain(name) === plain(wanted);
}

/** Where it stands, as a person would say it. */
export function standingWords(ladder: Ladder, { at, share, beside }: Standing): string {
  const stage = ladder[at];
  const exact =
    share > 0 && share < 1 && shareIn(stage?.population) !== share ? percentWords(share) : undefined;
  if (stage === undefined) return exact ?? (beside.length === 0 ? NOBODY : 'before the first stage');
  return exact === undefined ? stage.name : `${stage.name} (${exact})`;
}

/** Which variation a release is about, where nobody says: the one that is released, else the one that is on. */
export function releasedVariation(state: FlagState, { released }: Exposure): string | undefined {
  const names = new Set(released.map(({ variation }) => variation));
  const [only, ...more] = [...names];
  if (only !== undefined && only !== null && more.length === 0) return only;
  const on = state.variations.filter(({ value }) => value === true).map(({ name }) => name);
  return on.find((name) => names.has(name)) ?? on[0];
}
