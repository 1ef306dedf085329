import { t } from '@vscode/l10n';
import type { FlagChange } from '../ports/provider.ts';
import { durationWords } from '../present/time.ts';
import { servedWords } from '../present/words.ts';
import { DAY, type EnvironmentFacts, productionsOf, type StaleRule } from './facts.ts';
import { soleVariationIn } from './soleVariation.ts';

/** One variation for everybody in every production, unchanged for the limit's days; `off` everywhere is waiting, not done. */
export const sameForEveryone: StaleRule = ({ key, environments, references, now }, { days }) => {
  const productions = productionsOf(environments);
  const [first] = productions;
  if (first?.state === undefined || references === 0) return undefined;
  const keep = soleVariationIn(
    productions.map(({ state }) => state),
    now,
  );
  if (keep === undefined) return undefined;
  if (!productions.every(({ changed }) => changed !== undefined && now - changed.at >= days * DAY))
    return undefined;
  const words = servedWords(keep, first.state);
  return {
    key,
    reason: 'same for everyone',
    confidence: 'high',
    verdict: t`everyone gets ${words} since ${durationWords(now - latest(productions))}`,
    evidence: productions.map(({ name, changed }) => ({
      text: unchangedWords(name, words, changed, now),
      ...(changed === undefined ? {} : { seen: changed.seen }),
    })),
    keep,
  };
};

function latest(environments: readonly EnvironmentFacts[]): number {
  return Math.max(...environments.map(({ changed }) => changed?.at ?? 0));
}

function unchangedWords(name: string, words: string, changed: FlagChange | undefined, now: number): string {
  const since = durationWords(now - (changed?.at ?? now));
  return changed === undefined
    ? t`${name}: ${words} for everyone, unchanged for ${since}`
    : t`${name}: ${words} for everyone, unchanged for ${since} (last by ${changed.by})`;
}
