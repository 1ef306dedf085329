import { exposure } from '../../src/core/exposure/exposure.ts';
import { stage } from '../../src/core/exposure/stage.ts';
import type { Evaluation } from '../../src/core/model/evaluation.ts';
import type { FlagState } from '../../src/core/model/flagState.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import type { Snapshot } from '../../src/core/model/snapshot.ts';
import { type CardSource, type FlagCard, flagCard } from '../../src/core/present/flagCard.ts';
import { headline } from '../../src/core/present/headline.ts';
import { sentence } from '../../src/core/present/sentence.ts';
import { evaluate } from '../../src/providers/flagd/evaluate.ts';
import { evaluatorIn } from '../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../src/providers/flagd/split.ts';
import { me, NOW } from './oneFlag.ts';

/** What a line has room for, of a flag's state alone. */
export function headlineOf(state: FlagState, who: Identity | undefined = me): string {
  const reach = exposure(state, NOW);
  return headline(reach, stage(reach, who), who, NOW);
}

export function sentenceOf(state: FlagState): string {
  const reach = exposure(state, NOW);
  return sentence(state, reach, stage(reach, me), me);
}

/** What one environment has to say of a flag. */
export function sourceOf(snapshot: Snapshot, key: string, more: Partial<CardSource> = {}): CardSource {
  return {
    connection: 'shop',
    environment: 'production',
    tier: 'production',
    fetchedAt: NOW,
    judge: 'flagd files',
    hasPage: false,
    state: snapshot.flags.get(key),
    evaluate: (identity): Evaluation => evaluate(evaluatorIn(snapshot), key, identity),
    position: (draw, state, identity) => positionIn(draw, state.key, identity),
    flags: snapshot.flags,
    ...more,
  };
}

export function cardOf(snapshot: Snapshot, key: string, who: Identity | undefined = me): FlagCard {
  return flagCard(key, [sourceOf(snapshot, key)], () => who, { references: 3, files: 2 }, NOW);
}
