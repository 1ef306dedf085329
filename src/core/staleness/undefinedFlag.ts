import { t } from '@vscode/l10n';
import { referencesWords } from '../present/counts.ts';
import type { StaleRule } from './facts.ts';

/** In the code, but known to no environment: every call gets its default. */
export const undefinedFlag: StaleRule = ({ key, environments, references, complete }) => {
  const read = environments.length > 0;
  if (!complete || !read || references === 0 || environments.some(({ state }) => state !== undefined))
    return undefined;
  return {
    key,
    reason: 'undefined',
    confidence: 'medium',
    verdict: t('in the code, but defined nowhere'),
    evidence: [
      {
        text: t`${referencesWords(references)}; not defined in ${environments.map(({ name }) => name).join(', ')}, so the default in the code applies`,
      },
    ],
  };
};
