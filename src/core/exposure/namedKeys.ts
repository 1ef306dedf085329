import type { FlagState } from '../model/flagState.ts';
import { IDENTITY_KEY } from '../model/identity.ts';
import { exposure } from './exposure.ts';

/** Keys of people as the flags themselves name them, those that most flags name first: what a key looks like here. */
export function namedKeys(states: Iterable<FlagState>, now: number, most: number): readonly string[] {
  const times = new Map<string, number>();
  for (const state of states) {
    const { released, heldBack } = exposure(state, now);
    const keys = [...released, ...heldBack].flatMap(({ who }) =>
      who.kind === 'people' && who.attribute === IDENTITY_KEY ? who.keys : [],
    );
    for (const key of new Set(keys)) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([key]) => key);
}
