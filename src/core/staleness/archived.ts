import { t } from '@vscode/l10n';
import { sharesOf } from '../exposure/baseline.ts';
import { referencesWords } from '../present/counts.ts';
import type { StaleRule } from './facts.ts';

/** Put away at the flag system, yet still asked for. */
export const archived: StaleRule = ({ key, environments, references }) => {
  const defined = environments.flatMap(({ state }) => state ?? []);
  const [first] = defined;
  if (first === undefined || references === 0 || defined.some(({ status }) => status !== 'archived'))
    return undefined;
  const keep = sharesOf(first.whenOff)[0]?.variation;
  return {
    key,
    reason: 'archived',
    confidence: 'high',
    verdict: t('archived, but still in the code'),
    evidence: environments.map(({ name, changed }) => ({
      text: t`${name}: archived; ${referencesWords(references)} here`,
      ...(changed === undefined ? {} : { seen: changed.seen }),
    })),
    ...(keep === undefined || keep === null ? {} : { keep }),
  };
};
