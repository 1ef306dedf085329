import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Usage } from '../../core/model/usage.ts';
import type { Place } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { metrics } from './api.ts';
import { featuresIn } from './read.ts';
import { Variations } from './variations.ts';

/** Unleash keeps whole hours; further back it answers by days. */
const HOURS = 24;

/** What the applications' SDKs reported. `yes` with a variant is that variant, without one it is plain `on`. */
export async function usageOf(
  api: AdminApi,
  place: Place,
  key: FlagKey,
  snapshot: Snapshot | undefined,
): Promise<Usage> {
  const hours = (await metrics(api, key, HOURS)).filter(
    ({ environment }) => environment === place.environment.source,
  );
  const total = hours.reduce((sum, { yes, no }) => sum + yes + no, 0);
  const source = t('Unleash metrics');
  const feature = snapshot && featuresIn(snapshot).get(key);
  if (feature === undefined) return { total, hours: HOURS, source };
  const names = new Variations(feature);
  const served = new Map<string, number>();
  const count = (name: string, times: number) => {
    if (times > 0) served.set(name, (served.get(name) ?? 0) + times);
  };
  for (const { yes, no, variants } of hours) {
    count(names.off, no);
    const known = Object.entries(variants).filter(([name]) => names.called(name).length === 1);
    for (const [name, times] of known) count(names.called(name)[0] ?? name, times);
    count(names.on, yes - known.reduce((sum, [, times]) => sum + times, 0));
  }
  return { total, served, hours: HOURS, source };
}
