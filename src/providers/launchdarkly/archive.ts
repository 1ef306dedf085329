import { t } from '@vscode/l10n';
import { dependentsOf } from '../../core/exposure/dependents.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import {
  type Archiving,
  type Place,
  type Plan,
  ProviderError,
  type Refusal,
} from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { SEMANTIC_PATCH } from './api.ts';
import { assertCurrent, flagPath } from './patch.ts';
import { nativeOf, withFlag } from './snapshot.ts';

export interface ArchiveStep {
  readonly archive: FlagKey;
}

/** https://launchdarkly.com/docs/home/flags/archive */
export const archiving: Archiving = {
  reach: 'project',
  get means() {
    return t(
      'It is archived in every environment of its project, and LaunchDarkly restores it as it was when asked to',
    );
  },
  plan: planArchive,
};

export function isArchiveStep(step: unknown): step is ArchiveStep {
  return typeof step === 'object' && step !== null && 'archive' in step;
}

function planArchive(before: Snapshot, key: FlagKey): Plan | Refusal {
  const flag = nativeOf(before).flags.get(key);
  if (flag === undefined || flag.archived)
    return { refused: t`There is no ${key} in LaunchDarkly that could be archived.` };
  const dependents = dependentsOf(key, before.flags.values());
  if (dependents.length > 0)
    return {
      refused: t`LaunchDarkly does not archive ${key}: it is a prerequisite of ${dependents.join(', ')}.`,
      hint: t('Take the prerequisite out there first.'),
    };
  const step: ArchiveStep = { archive: key };
  return {
    before,
    after: withFlag(before, { ...flag, archived: true }),
    texts: { name: `${key} in LaunchDarkly`, before: 'archived: no\n', after: 'archived: yes\n' },
    change: { archived: key },
    steps: [step],
  };
}

/** One instruction for all environments: it takes none. */
export async function writeArchive(
  api: AdminApi,
  place: Place,
  plan: Plan,
  { archive }: ArchiveStep,
  note: string,
): Promise<void> {
  await assertCurrent(api, place, plan, archive);
  const body = { comment: note, instructions: [{ kind: 'archiveFlag' }] };
  const sent = await api.sendUnless(405, 'PATCH', flagPath(place, archive), {
    body,
    headers: SEMANTIC_PATCH,
  });
  if (sent !== 'refused') return;
  throw new ProviderError(
    'forbidden',
    t`LaunchDarkly wants the archiving of ${archive} approved. Nothing was changed; ask for it there.`,
  );
}
