import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import type { FlagChange } from '../../core/ports/provider.ts';
import type { Author } from './log.ts';
import { configIn, type Native } from './snapshot.ts';

/** The log is written a moment before or after the flag. */
const SAME_MS = 60_000;

/**
 * When each flag was last changed in the environment. By whom is only in the audit log, of which but the newest
 * entries are read; else the maintainer is named.
 */
export function changesIn(
  { environment, flags }: Native,
  project: string,
  authors: ReadonlyMap<string, Author> = new Map(),
): ReadonlyMap<FlagKey, FlagChange> {
  const changes = new Map<FlagKey, FlagChange>();
  for (const flag of flags.values()) {
    const at = configIn(flag, environment)?.lastModified;
    if (at === undefined) continue;
    const author = authors.get(`proj/${project}:env/${environment}:flag/${flag.key}`);
    const isIts = author !== undefined && Math.abs(author.at - at) < SAME_MS;
    const maintainer = flag._maintainer?.email ?? flag._maintainerTeam?.name;
    const somebody = maintainer === undefined ? t('somebody') : t`somebody (maintained by ${maintainer})`;
    changes.set(flag.key, { at, by: isIts ? author.by : somebody, seen: 'LaunchDarkly' });
  }
  return changes;
}
