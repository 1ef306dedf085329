import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Archiving, Plan, Refusal } from '../../core/ports/provider.ts';
import { planOf, textOf } from './edited.ts';
import { missing, unreadable } from './refusals.ts';
import { documentOf, snapshotOf } from './snapshot.ts';
import { withoutFlag } from './withoutFlag.ts';

/** A definition file knows no archive: the definition goes. */
export const archiving: Archiving = {
  reach: 'environment',
  get means() {
    return t('Its definition is taken out of the file; the history of the repository has it');
  },
  plan: planArchive,
};

function planArchive(snapshot: Snapshot, key: FlagKey): Plan | Refusal {
  const document = documentOf(snapshot);
  if (!document.flags.has(key)) return unreadable(document, key) ?? missing(document, key);
  const text = withoutFlag(document.file, document.text, key);
  if (typeof text !== 'string') return text;
  const after = snapshotOf(document.file, text, snapshot.version, snapshot.fetchedAt);
  return planOf(snapshot, after, { archived: textOf(document, key) });
}
