import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from '../http/path.ts';

/** Off in every environment of the project: https://launchdarkly.com/docs/api/feature-flags/post-feature-flag */
export async function createFlag(api: AdminApi, { connection }: Place, key: FlagKey): Promise<undefined> {
  const path = pathOf`/api/v2/flags/${connection.project ?? ''}`;
  const variations = [{ value: true }, { value: false }];
  const defaults = { onVariation: 0, offVariation: 1 };
  const body = { key, name: key, temporary: true, variations, defaults };
  if ((await api.sendUnless(409, 'POST', path, { body })) === 'refused')
    throw new ProviderError(
      'conflict',
      t`LaunchDarkly has a ${key} already, perhaps archived, or somebody else makes it just now. Nothing was changed by this.`,
    );
}
