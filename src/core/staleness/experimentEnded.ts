import { durationWords } from '../present/time.ts';
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
    verdict: `its experiment ended ${durationWords(now - last)} ago`,
    evidence: productions.map(({ name }, at) => ({
      text: `${name}: its experiment was stopped ${durationWords(now - (ended[at] ?? now))} ago${keep === undefined ? ', and not everyone gets the same' : ''}`,
    })),
    ...(keep === undefined ? {} : { keep }),
  };
};
