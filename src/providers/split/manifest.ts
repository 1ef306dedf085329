import { t } from '@vscode/l10n';
import type { Clock } from '../../core/ports/clock.ts';
import type { Connector } from '../../core/ports/provider.ts';
import { SplitApi } from './api.ts';

export const ID = 'split';
export const LABEL = 'Split / Harness FME';

/** Workspaces are projects; Harness kept Split's address. */
export function connector(clock: Clock): Connector {
  return {
    sites: [
      { label: t('Split or Harness Feature Management & Experimentation'), url: 'https://api.split.io' },
      { label: t('Another address'), url: undefined },
    ],
    tokenPage: () => 'https://docs.split.io/reference/api-keys-overview',
    tokenNeeds: t(
      'An Admin API key with the role API_FEATURE_FLAG_EDITOR (API_FEATURE_FLAG_VIEWER to only look) for this workspace, or a Harness token with the same rights. An SDK key does not do.',
    ),
    projects: async (access) =>
      (await new SplitApi(access, clock).workspaces()).map(({ id, name }) => ({ key: id, name })),
    environments: async (access, project) =>
      (await new SplitApi(access, clock).environments(project)).map(({ id, name, production }) => ({
        key: id,
        name,
        ...(typeof production === 'boolean' ? { production } : {}),
      })),
  };
}
