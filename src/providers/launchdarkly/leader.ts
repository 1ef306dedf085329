import { t } from '@vscode/l10n';
import type { Config, Flag } from './api.ts';

/** A part of LaunchDarkly that sees to what the flag serves, as the end of a sentence about the flag. */
export function leaderOf(
  { _purpose }: Flag,
  { rules, fallthrough }: Config,
  pipeline: string | undefined,
): string | undefined {
  const drawn = [fallthrough, ...rules.filter(({ disabled }) => disabled !== true)]
    .map(({ rollout }) => rollout?.experimentAllocation)
    .find((allocation) => allocation);
  // Not in the published API; seen in what flags say while one is under way.
  if (drawn?.type === 'measuredRollout') return t('is under a guarded rollout of LaunchDarkly');
  if (drawn) return t('is drawn by an experiment of LaunchDarkly');
  if (pipeline !== undefined) return t`is led by the release pipeline "${pipeline}" of LaunchDarkly`;
  return _purpose === 'migration' ? t('is a migration, which has stages of its own') : undefined;
}
