import { t } from '@vscode/l10n';
import { agoWords, durationWords } from '../present/time.ts';
import { DAY, productionsOf, type StaleRule } from './facts.ts';

/** Every production stopped asking for it. One that never asked, or is not seen asking, proves nothing. */
export const notEvaluated: StaleRule = ({ key, environments, references, now }, { days }) => {
  const productions = productionsOf(environments);
  const asked = productions.map(({ state }) => state?.lastEvaluatedAt ?? now);
  const last = Math.max(...asked);
  if (productions.length === 0 || references === 0 || now - last < days * DAY) return undefined;
  return {
    key,
    reason: 'not evaluated',
    confidence: 'medium',
    verdict: t`not asked for since ${durationWords(now - last)}`,
    evidence: productions.map(({ name }, at) => ({
      text: t`${name}: last asked for ${agoWords(now - (asked[at] ?? now))}, says the flag system`,
    })),
  };
};
