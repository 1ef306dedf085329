import { t } from '@vscode/l10n';
import type { Connector } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { environments, projects } from './api.ts';

export const ID = 'unleash';
export const LABEL = 'Unleash';

/** The header takes the token as it is. */
export function headersFor(token: string): Readonly<Record<string, string>> {
  return { Authorization: token };
}

export function connector(apiFor: (url: string, token: string) => AdminApi): Connector {
  return {
    sites: [{ label: t('A server of your own, or your hosted instance'), url: undefined }],
    tokenPage: (url) => `${url}/profile/personal-api-tokens`,
    tokenNeeds: t(
      'a personal access token of somebody who may create and delete strategies and switch environments on and off in this project',
    ),
    projects: async ({ url, token }) =>
      (await projects(apiFor(url, token))).map(({ id, name }) => ({ key: id, name })),
    environments: async ({ url, token }, project) =>
      (await environments(apiFor(url, token), project)).map(({ name, type }) => ({
        key: name,
        name,
        production: type === 'production',
      })),
  };
}
