import { t } from '@vscode/l10n';
import type { Exposure, Population, Who } from '../model/exposure.ts';
import type { Identity } from '../model/identity.ts';
import { type Ladder, type LadderStage, namedBy, shareIn } from '../model/ladder.ts';
import type { Reach } from '../model/reach.ts';
import { sameJson } from '../model/sameJson.ts';
import { atLeast, hasByRule, isAlike, isMeant, wideShare } from './reached.ts';

export type StageStatus = 'reached' | 'not reached' | 'not set up';

/** Where a release stands on its ladder. Indices are the ladder's; -1 is before the first stage: nobody. */
export interface Standing {
  readonly stages: readonly { readonly stage: LadderStage; readonly status: StageStatus }[];
  readonly at: number;
  /** Undefined at the top; stages that are not set up are stepped over. */
  readonly next?: number;
  /** Undefined where nobody has it. */
  readonly previous?: number;
  /** Part of all others that has it, 0 to 1. */
  readonly share: number;
  /** Released beside the ladder: no stage names them. */
  readonly beside: readonly Population[];
  /** Why it cannot be told where it stands, or cannot be walked. */
  readonly why?: string;
}

/** From the exposure alone, so that it is right whoever made the change. */
export function standing(
  ladder: Ladder,
  exposure: Exposure,
  variation: string,
  me: Identity | undefined,
): Standing {
  const share = wideShare(exposure, variation);
  const isReached = ({ population }: LadderStage): boolean => {
    const named = namedBy(population, me);
    if (named !== undefined) return atLeast(share, 1) || hasByRule(exposure, variation, named);
    return population?.kind !== 'me' && atLeast(share, shareIn(population));
  };
  const stages = ladder.map((stage) => ({ stage, status: statusOf(stage, me, isReached) }));
  const at = stages.findLastIndex(({ status }) => status === 'reached');
  // Where nobody named has it but a share does, a stage of names would take it from that share.
  const next = stages.findIndex(
    ({ status }, index) => index > at && status === 'not reached' && atLeast(shareUpTo(ladder, index), share),
  );
  const previous = stages.findLastIndex(({ status }, index) => index < at && status !== 'not set up');
  const beside = exposure.released.filter(
    (each) => each.variation === variation && each.who.kind !== 'everyone' && !isNamed(each.who, ladder, me),
  );
  const why = whyNot(exposure);
  return {
    stages,
    at,
    ...(next === -1 ? {} : { next }),
    ...(at === -1 && share === 0 ? {} : { previous }),
    share,
    beside,
    ...(why === undefined ? {} : { why }),
  };
}

function statusOf(
  stage: LadderStage,
  me: Identity | undefined,
  isReached: (stage: LadderStage) => boolean,
): StageStatus {
  const { population } = stage;
  if (population === undefined || (population.kind === 'me' && me === undefined)) return 'not set up';
  return isReached(stage) ? 'reached' : 'not reached';
}

function whyNot({ status, unknown }: Exposure): string | undefined {
  if (status !== 'on') return status === 'off' ? t('it is switched off') : t('it is archived');
  return unknown.length === 0 ? undefined : t`it cannot be told who gets it: ${unknown.join('; ')}`;
}

function isNamed(who: Who, ladder: Ladder, me: Identity | undefined): boolean {
  return ladder.some(({ population }) => {
    const named = namedBy(population, me);
    if (named === undefined) return false;
    if (named.kind !== 'people') return isMeant(who, named);
    return isAlike(who, named) && who.keys.every((key) => named.keys.includes(key));
  });
}

/** What a release comes to at a stage: all of the stages up to it, and none above it. */
export function reachAt(ladder: Ladder, index: number, variation: string, me: Identity | undefined): Reach {
  const namedIn = (stages: Ladder) => stages.flatMap(({ population }) => namedBy(population, me) ?? []);
  const share = shareUpTo(ladder, index);
  const named = namedIn(ladder.slice(0, index + 1));
  return {
    variation,
    // Who is among everyone needs no rule of their own.
    with: atLeast(share, 1) ? [] : named,
    without: namedIn(ladder.slice(index + 1)).flatMap((who) => others(who, named)),
    share,
  };
}

function shareUpTo(ladder: Ladder, index: number): number {
  return Math.max(0, ...ladder.slice(0, index + 1).map(({ population }) => shareIn(population)));
}

/** Somebody of a higher stage may be of a lower one too. */
function others(who: Who, named: readonly Who[]): readonly Who[] {
  if (who.kind !== 'people') return named.some((each) => sameJson(each, who)) ? [] : [who];
  const kept = new Set(named.flatMap((each) => (isAlike(each, who) ? each.keys : [])));
  const keys = who.keys.filter((key) => !kept.has(key));
  return keys.length === 0 ? [] : [{ ...who, keys }];
}
