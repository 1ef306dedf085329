import { t } from '@vscode/l10n';
import { agoWords } from '../present/time.ts';
import { productionsOf, type StaleRule } from './facts.ts';
import { soleVariationIn } from './soleVariation.ts';

/** What it was made to find out is found out: its experiment was stopped in every production. */
export const experimentEnded: StaleRule = ({ key, environments, references, now }) => {
  const productions = productionsOf(environments);
  const ended = productions.map(({ state }) => state?.experimentEndedAt ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...ended);
  if (productions.length === 0 || references === 0 || last > now) return undefined;
  const keep = soleVariationIn(
    productions.map(({ state }) => state),
    now,
  );
  return {
    key,
    reason: 'experiment ended',
    confidence: keep === undefined ? 'low' : 'medium',
    verdict: t`its experiment ended ${agoWords(now - last)}`,
    evidence: productions.map(({ name }, at) => {
      const ago = agoWords(now - (ended[at] ?? now));
      const text =
        keep === undefined
          ? t`${name}: its experiment was stopped ${ago}, and not everyone gets the same`
          : t`${name}: its experiment was stopped ${ago}`;
      return { text };
    }),
    ...(keep === undefined ? {} : { keep }),
  };
};
