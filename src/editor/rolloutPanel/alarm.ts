import { t } from '@vscode/l10n';
import type { Entry } from '../../app/flagStore.ts';
import type { Alarm } from '../../app/health/healthWatch.ts';
import { type TakenBack, type TakingBack, takeBack, takeBackByItself } from '../../app/health/takeBack.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { notify } from '../notify.ts';

/**
 * One notification a problem. Where the person has said so beforehand, it is taken back at once and they are told; what
 * was refused is theirs to decide.
 */
export async function raise(
  needs: TakingBack,
  alarm: Alarm,
  show: (entry: Entry, key: FlagKey) => void,
): Promise<void> {
  const { entry, key, view } = alarm;
  const said = (view.gates ?? []).filter(({ is }) => is === 'unhealthy').map(({ sentence }) => sentence);
  const what = t`${key} in ${view.environment} is ${said.join('; ')}.`;
  const taken = await takeBackByItself(needs, alarm);
  if (taken?.done) return tell(taken, what);
  const [now, look] = [t('Un-release now'), t('Show rollout')] as const;
  const chosen = await notify.warning(taken === undefined ? what : `${what} ${taken.words}`, now, look);
  if (chosen === now) tell(await takeBack(needs, entry, key));
  if (chosen === look) show(entry, key);
}

/** `because`: what made it happen by itself. */
export function tell({ done, words }: TakenBack, because?: string): void {
  const show = done ? notify.information : notify.warning;
  void show([because, words].filter(Boolean).join(' '));
}
