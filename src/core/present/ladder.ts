import { t } from '@vscode/l10n';
import type { Standing } from '../exposure/standing.ts';
import type { Population, Stage } from '../model/exposure.ts';
import type { Identity } from '../model/identity.ts';
import type { LadderStage } from '../model/ladder.ts';
import { stageReach } from './rollout.ts';
import { partWords, whoWords } from './words.ts';

/** One stage of a ladder, as every surface shows it. */
export interface LadderRow {
  readonly name: string;
  /** `here`: where the release stands; `passed`: below that, whether its people are named or not. */
  readonly where: 'above' | 'here' | 'passed' | 'not set up';
  readonly glyph: string;
  /** What is drawn where a circle can be: it fills stage by stage, and is empty where nobody is reached. */
  readonly stage: Stage;
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
      const empty = where === 'above' || where === 'not set up' || status !== 'reached';
      return {
        name: stage.name,
        where,
        stage: empty ? 'dark' : stageOf(stage),
        glyph: { here: '●', passed: status === 'reached' ? '●' : '○', above: '○', 'not set up': '·' }[where],
        reach: stageReach(stage, me),
        terms: termsOf(stage),
      };
    })
    .reverse();
}

/** Of whom a stage adds. */
export function stageOf({ population }: LadderStage): 'me' | 'team' | 'ramp' | 'everyone' {
  if (population?.kind === 'me' || population?.kind === 'everyone') return population.kind;
  return population?.kind === 'share' ? 'ramp' : 'team';
}

/** What has to be met before a stage is left, and who may take a release there. */
export function termsOf({ soakHours, minPeople, gates, by }: LadderStage): readonly string[] {
  return [
    ...(soakHours === undefined ? [] : [t`stays ${soakHours} h`]),
    ...(minPeople === undefined ? [] : [t`${minPeople} people at least`]),
    ...(gates === undefined ? [] : [gates.length === 0 ? t('no gates') : t`gates: ${gates.join(', ')}`]),
    ...(by === undefined ? [] : [t`taken by ${by.join(', ')}`]),
  ];
}

/** Released to some whom no stage names. */
export function besideWords(beside: readonly Population[], me: Identity | undefined): readonly string[] {
  return beside.map(({ who, share }) => partWords(share, who, whoWords(who, me)));
}
