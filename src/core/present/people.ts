import { t } from '@vscode/l10n';
import type { Counted, Headcount, Met } from '../model/gate.ts';
import type { LadderStage } from '../model/ladder.ts';
import { numberWords } from './verdict.ts';

/** `about`: a share of `of`, all who have come in that time. */
export interface Estimate extends Counted {
  readonly people: number;
  readonly of: number;
}

/** `52 people met on, 1,203 met off (metrics, last 24 h)`; undefined where nobody counts. */
export function metWords({ counts, why }: Met): string | undefined {
  const [first, ...others] = counts;
  if (first === undefined)
    return why === undefined ? undefined : t`How many people met it can't be told: ${why}`;
  const rest = others.map(({ variation, people }) => t`, ${numberWords(people)} met ${variation}`).join('');
  return t`${numberWords(first.people)} people met ${first.variation}${rest} (${countedWords(first)})`;
}

/** `212 of 500 people reached (metrics, last 24 h)` */
export function reachedWords(headcount: Headcount, wanted: number): string {
  return t`${numberWords(headcount.people)} of ${numberWords(wanted)} people reached (${countedWords(headcount)})`;
}

/** `About 1,240 people, going by the 24,800 who came (metrics, last 24 h).` */
export function estimateWords({ people, of, ...counted }: Estimate): string {
  return t`About ${numberWords(people)} people, going by the ${numberWords(of)} who came (${countedWords(counted)}).`;
}

/** `about 1,240 people in 24 h`: what a stage's share is of all who came; undefined where that is not known. */
export function stagePeople({ population }: LadderStage, { counts, all }: Met): string | undefined {
  const share =
    population?.kind === 'everyone' ? 1 : population?.kind === 'share' ? population.share : undefined;
  const [first] = counts;
  if (share === undefined || first === undefined || !all) return undefined;
  const { hours } = first;
  const people = numberWords(share * all);
  return hours === undefined ? t`about ${people} people` : t`about ${people} people in ${hours} h`;
}

function countedWords({ source, hours }: Counted): string {
  return hours === undefined ? t`${source}, since it began to count` : t`${source}, last ${hours} h`;
}
