import { t } from '@vscode/l10n';
import { wakesNobody } from '../../../core/exposure/asleep.ts';
import { dependentsOf } from '../../../core/exposure/dependents.ts';
import type { FlagState } from '../../../core/model/flagState.ts';
import type { Reach } from '../../../core/model/reach.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Refusal } from '../../../core/ports/provider.ts';
import type { Config, Flag } from '../api.ts';
import { leaderOf } from '../leader.ts';
import { nativeOf } from '../snapshot.ts';

/** Who else leads the flag, whose steps these would cross. */
export function led(before: Snapshot, flag: Flag, config: Config): Refusal | undefined {
  const { url, details } = nativeOf(before);
  const by = leaderOf(flag, config, details.get(flag.key)?.pipeline) ?? entangled(flag, config);
  if (by === undefined) return undefined;
  const hint = config._site
    ? t`Walk it on there: ${`${url}${config._site.href}`}`
    : t('Walk it on there, in LaunchDarkly');
  return { refused: t`${flag.key} ${by}.`, hint };
}

function entangled({ variations }: Flag, { prerequisites }: Config): string | undefined {
  if (prerequisites.length > 0)
    return t`needs ${prerequisites.map(({ key }) => key).join(t(' and '))} first, so that it reaches others than its rules name`;
  return variations.some(({ _id }) => !_id) ? t('has variations that cannot be named') : undefined;
}

/** A flag that is off is switched on where that alone wakes nobody; what everybody else gets is said with it. */
export function sleeps(
  before: Snapshot,
  flag: Flag,
  state: FlagState,
  { share }: Reach,
): Refusal | undefined {
  const { environment } = nativeOf(before);
  const otherwise = share === undefined ? state.otherwise : state.whenOff;
  const waiting = dependentsOf(flag.key, before.flags.values());
  if (waiting.length === 0 && wakesNobody({ ...state, otherwise }, before.fetchedAt)) return undefined;
  const why =
    waiting.length === 0
      ? t('switching it on would also wake rules or targets that are stored in it')
      : t`switching it on may change ${waiting.join(', ')}, which it is needed for`;
  return {
    refused: t`${flag.key} is off in ${environment}; ${why}.`,
    hint: t('Set it up in LaunchDarkly so that nobody would notice, then walk it on.'),
  };
}
