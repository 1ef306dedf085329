import { t } from '@vscode/l10n';
import { exposure } from '../../core/exposure/exposure.ts';
import { type Standing, standing } from '../../core/exposure/standing.ts';
import type { Exposure } from '../../core/model/exposure.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import { forbidden } from '../../core/model/guard.ts';
import { DEFAULT_LADDER, type Ladder } from '../../core/model/ladder.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Refusal } from '../../core/ports/provider.ts';
import { CONFIG_FILE } from '../config/fields.ts';
import type { RolloutWish } from './proposal.ts';
import { releasedVariation } from './target.ts';

/** Where a release stands before anything is planned. */
export interface Begun {
  readonly before: Snapshot;
  readonly state: FlagState;
  readonly reach: Exposure;
  readonly variation: string;
  readonly ladder: Ladder;
  readonly standing: Standing;
}

export function ladderOf({ entry }: Pick<RolloutWish, 'entry'>): Ladder {
  return entry.connection.stages ?? DEFAULT_LADDER;
}

/** What there is to start from, or why nothing can be started. */
export function begin(wish: RolloutWish, before: Snapshot, now: number): Begun | Refusal {
  const { entry, key, identity } = wish;
  if (entry.provider.planReach === undefined) return notYet(wish);
  const state = before.flags.get(key);
  const problem = before.problems.find((each) => each.key === key);
  if (problem !== undefined) return { refused: t`${key} cannot be read: ${problem.message}.` };
  if (state === undefined) return { refused: t`${key} is not defined in ${entry.environment.name}.` };
  const { name: environment } = entry.environment;
  const barred = forbidden(entry.connection.forbid, { environment, key, tags: state.tags ?? [] }, 'releases');
  if (barred !== undefined) return { refused: t`In this project ${barred} (${CONFIG_FILE}).` };
  const reach = exposure(state, now);
  const variation = wish.variation ?? releasedVariation(state, reach);
  if (variation === undefined || !state.variations.some(({ name }) => name === variation)) {
    const names = state.variations.map(({ name }) => name).join(', ');
    const refused =
      wish.variation === undefined
        ? t`${key} has no variation that is simply "on".`
        : t`${key} has no variation "${wish.variation}".`;
    return { refused, hint: t`Say which: ${names}.` };
  }
  const ladder = ladderOf(wish);
  const stands = standing(ladder, reach, variation, identity);
  // One that is merely off may be switched on where that wakes nobody: its provider knows.
  if (stands.why !== undefined && state.status !== 'off')
    return { refused: t`${key} cannot be walked on: ${stands.why}.` };
  return { before, state, reach, variation, ladder, standing: stands };
}

export function notYet({ entry }: RolloutWish): Refusal {
  return { refused: t`Walking a release on is not there yet for ${entry.provider.label}.` };
}
