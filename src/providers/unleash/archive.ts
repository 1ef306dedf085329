import { t } from '@vscode/l10n';
import { dependentsOf } from '../../core/exposure/dependents.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Archiving, Plan, Refusal } from '../../core/ports/provider.ts';
import { featuresIn, withoutFeature } from './read.ts';
import type { Step } from './step.ts';

/** https://docs.getunleash.io/concepts/feature-flags#archive-a-feature-flag */
export const archiving: Archiving = {
  reach: 'project',
  get means() {
    return t(
      'It is archived in every environment of its project; revived from the archive of Unleash, it is off everywhere',
    );
  },
  plan: planArchive,
};

function planArchive(before: Snapshot, key: FlagKey): Plan | Refusal {
  if (!featuresIn(before).has(key)) return { refused: t`There is no ${key} in this project of Unleash.` };
  const children = dependentsOf(key, before.flags.values());
  if (children.length > 0)
    return {
      refused:
        children.length === 1
          ? t`Unleash does not archive ${key}, because ${children.join(', ')} depends on it.`
          : t`Unleash does not archive ${key}, because ${children.join(', ')} depend on it.`,
      hint: t('Take out those first, or what they depend on.'),
    };
  const step: Step = { do: 'archive', feature: key };
  return {
    before,
    after: withoutFeature(before, key),
    texts: { name: `${key} in Unleash`, before: 'archived: no\n', after: 'archived: yes\n' },
    change: { archived: key },
    steps: [step],
  };
}
