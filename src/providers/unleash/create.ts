import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from '../http/path.ts';
import { projectOf } from './api.ts';

/** Off in every environment until it is switched on there: https://docs.getunleash.io/api/create-feature */
export async function createFeature(api: AdminApi, place: Place, key: FlagKey): Promise<undefined> {
  const path = pathOf`/api/admin/projects/${projectOf(place)}/features`;
  const sent = await api.sendUnless(409, 'POST', path, { body: { name: key, type: 'release' } });
  if (sent === 'refused')
    throw new ProviderError(
      'conflict',
      t`Unleash has a ${key} already, in another project or in its archive. Nothing was changed.`,
    );
}
