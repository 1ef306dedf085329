import { t } from '@vscode/l10n';
import type { Explanation } from '../exposure/explain.ts';
import type { Condition } from '../model/condition.ts';
import type { FlagState, Serve } from '../model/flagState.ts';
import { conditionWords, humanize, percentWords, servedWords } from './words.ts';

/**
 * What would have to change for another variation: `on, if plan is beta`. Rules that were tried and did not hold,
 * then the shares of the draw that fell otherwise. Rules behind the one that decided have no say.
 */
export function wouldGet(
  { steps, serve, position, variation }: Explanation,
  state: FlagState,
): readonly string[] {
  const byRule = steps.flatMap(({ rule, match }) =>
    rule === undefined || match.result === 'match'
      ? []
      : others(rule.serve, variation, state).map((what) => t`${what}, if ${ifWords(rule.condition)}`),
  );
  const byDraw =
    position === undefined
      ? []
      : others(serve, variation, state).map(
          (what) => t`${what}, by the draw (you come in at ${percentWords(position)})`,
        );
  return [...byRule, ...byDraw];
}

function ifWords(condition: Condition): string {
  if (condition.op !== 'segment') return conditionWords(condition);
  return t`you were among "${humanize(condition.name)}" (${conditionWords(condition.condition)})`;
}

function others(serve: Serve, mine: string | null | undefined, state: FlagState): readonly string[] {
  switch (serve.kind) {
    case 'variation':
      return serve.variation === mine ? [] : [servedWords(serve.variation, state)];
    case 'split':
      return serve.shares
        .filter(({ variation, share }) => variation !== mine && share > 0)
        .map(({ variation, share }) => `${servedWords(variation, state)} (${percentWords(share)})`);
    case 'unknown':
      return [];
  }
}
