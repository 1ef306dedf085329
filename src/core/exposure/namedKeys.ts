import type { FlagState } from '../model/flagState.ts';
import { IDENTITY_KEY } from '../model/identity.ts';
import { mostCommon } from '../model/mostCommon.ts';
import { exposure } from './exposure.ts';

/** Keys of people as the flags themselves name them, those that most flags name first: what a key looks like here. */
export function namedKeys(states: Iterable<FlagState>, now: number, most: number): readonly string[] {
  const named = [...states].flatMap((state) => {
    const { released, heldBack } = exposure(state, now);
    const keys = [...released, ...heldBack].flatMap(({ who }) =>
      who.kind === 'people' && who.attribute === IDENTITY_KEY ? who.keys : [],
    );
    return [...new Set(keys)];
  });
  return mostCommon(named).slice(0, most);
}
