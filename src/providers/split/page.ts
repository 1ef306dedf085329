import type { FlagKey } from '../../core/model/flag.ts';
import type { Reading } from './snapshot.ts';

/** A flag's page; undefined where Split did not say which organization the environment belongs to. */
export function pageOf(
  workspace: string | undefined,
  { environment, metadata }: Pick<Reading, 'environment' | 'metadata'>,
  key: FlagKey,
): string | undefined {
  const [organization, flag] = [environment.orgId, metadata.get(key)?.id];
  if (!organization || !flag || workspace === undefined) return undefined;
  const parts = ['org', organization, 'ws', workspace, 'splits', flag, 'env', environment.id, 'definition'];
  return `https://app.split.io/${parts.map(encodeURIComponent).join('/')}`;
}
