import { isMade, type RolloutState } from '../../core/model/rollout.ts';
import { isOn } from './place.ts';
import type { RolloutWish } from './proposal.ts';

/** When it last changed whom it reaches, as far as is known; Unix milliseconds. */
export function reachedAt(
  { entry, key }: Pick<RolloutWish, 'entry' | 'key'>,
  history: readonly RolloutState[],
): number | undefined {
  const mine = history.filter((each) => isOn(each, entry, key) && isMade(each.status)).map(({ at }) => at);
  const seen = entry.changes.get(key)?.at;
  const times = seen === undefined ? mine : [...mine, seen];
  return times.length === 0 ? undefined : Math.max(...times);
}
