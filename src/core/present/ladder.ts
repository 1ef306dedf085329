import type { Standing } from '../exposure/standing.ts';
import type { Population } from '../model/exposure.ts';
import type { Identity } from '../model/identity.ts';
import { stageReach } from './rollout.ts';
import { percentWords, whoWords } from './words.ts';

/** One stage of a ladder, as every surface shows it. */
export interface LadderRow {
  readonly name: string;
  /** `here`: where the release stands; `passed`: below that, whether its people are named or not. */
  readonly where: 'above' | 'here' | 'passed' | 'not set up';
  readonly glyph: string;
  readonly reach: string;
  /** `stays 24 h`, `gates: errors`. */
  readonly terms: readonly string[];
}

/** From the widest stage down to the narrowest. */
export function ladderRows({ stages, at }: Standing, me: Identity | undefined): readonly LadderRow[] {
  return stages
    .map(({ stage, status }, index): LadderRow => {
      const where =
        status === 'not set up' ? status : index === at ? 'here' : index < at ? 'passed' : 'above';
      return {
        name: stage.name,
        where,
        glyph: { here: '●', passed: status === 'reached' ? '●' : '○', above: '○', 'not set up': '·' }[where],
        reach: stageReach(stage, me),
        terms: [
          ...(stage.soakHours === undefined ? [] : [`stays ${stage.soakHours} h`]),
          ...(stage.minPeople === undefined ? [] : [`${stage.minPeople} people at least`]),
          ...(stage.gates.length === 0 ? [] : [`gates: ${stage.gates.join(', ')}`]),
          ...(stage.by === undefined ? [] : [`taken by ${stage.by.join(', ')}`]),
        ],
      };
    })
    .reverse();
}

/** Released to some whom no stage names. */
export function besideWords(beside: readonly Population[], me: Identity | undefined): readonly string[] {
  return beside.map(({ who, share }) =>
    share === 1 ? whoWords(who, me) : `${percentWords(share)} of ${whoWords(who, me)}`,
  );
}
