import { t } from '@vscode/l10n';
import type { FlagStore } from './flagStore.ts';

/** Which environment may know a flag that no other one knows, as it cannot be read or is not read yet; in words. */
export function unreadWords({ entries }: FlagStore): string | undefined {
  const unread = entries.find(({ snapshot, problem }) => snapshot === undefined || problem !== undefined);
  if (unread === undefined) return undefined;
  const { name } = unread.environment;
  return unread.problem === undefined ? t`${name} is not read yet` : t`${name} cannot be read`;
}
