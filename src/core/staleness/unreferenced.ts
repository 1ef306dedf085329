import { t } from '@vscode/l10n';
import type { StaleRule } from './facts.ts';

/** Defined, but in no code of this workspace. */
export const unreferenced: StaleRule = ({ key, environments, references, indexed }) => {
  const defined = environments.filter(({ state }) => state !== undefined);
  if (!indexed || references > 0 || defined.length === 0) return undefined;
  return {
    key,
    reason: 'unreferenced',
    confidence: 'medium',
    verdict: t('defined, but in no code here'),
    evidence: defined.map(({ name, changed }) => ({
      text: t`defined in ${name}; no reference was found in this workspace`,
      ...(changed === undefined ? {} : { seen: changed.seen }),
    })),
  };
};
