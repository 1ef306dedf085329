import { t } from '@vscode/l10n';

export const ID = 'launchdarkly';
export const LABEL = 'LaunchDarkly';

/** https://launchdarkly.com/docs/home/infrastructure/eu and the servers of the published OpenAPI file. */
export const SITES = [
  { label: 'LaunchDarkly', url: 'https://app.launchdarkly.com' },
  { label: 'LaunchDarkly EU', url: 'https://app.eu.launchdarkly.com' },
  { label: 'LaunchDarkly federal', url: 'https://app.launchdarkly.us' },
] as const;

export function tokenNeeds(): string {
  return t(
    "an access token (not an SDK key): the role Reader to see; to release to yourself a role that may also change a flag's individual targets and their expiry (updateTargets, updateOn), to do so with one that is off, or to walk a release on, also its rules (updateRules, updateFallthrough) and, where changes need approval, ask for one (createApprovalRequest)",
  );
}
