import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { Door, Reader } from './reader.ts';
import { trafficTypesIn } from './snapshot.ts';

const AUDIT = { title: 'Release Lens', comment: 'Release Lens: a new flag, off for everyone' };
/** What a workspace has from the start. */
const USUAL_TRAFFIC = 'user';

/**
 * A flag of Split's is a name, and a definition in each environment that is to know it. A name that is there already
 * is defined where it is not, if it is nowhere. Resolves with what is left to do where an environment did not take it.
 */
export async function createFlag(reader: Reader, place: Place, key: FlagKey): Promise<string | undefined> {
  const doors = await Promise.all(
    environmentsOf(place).map((environment) => reader.door({ ...place, environment })),
  );
  const [{ api, workspace }] = doors as [Door, ...Door[]];
  if ((await api.definedIn(workspace, key, doors)).length > 0)
    throw new ProviderError('conflict', t`Split has a ${key} already. Nothing was changed.`);
  const [traffic = USUAL_TRAFFIC] = trafficTypesIn(reader.last(place) ?? (await reader.read(place)));
  await api.name(workspace, traffic, key);
  reader.forgetNames(place);
  const left: string[] = [];
  for (const { environment } of doors)
    await api
      .define(workspace, key, environment.id, AUDIT)
      .catch((error: Error) => left.push(t`Not set up in ${environment.name}: ${error.message}`));
  return left.length === 0 ? undefined : t`${key} is in Split now. ${left.join(' ')}`;
}

function environmentsOf({ connection: { environments }, environment }: Place): Place['environment'][] {
  return environments.length === 0 ? [environment] : [...environments];
}
