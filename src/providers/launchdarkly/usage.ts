import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Usage } from '../../core/model/usage.ts';
import type { Place } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from './api.ts';

const HOURS = 24;

/** An entry a time: one count for each series beside the time itself. */
const Answer = v.object({ series: v.array(v.record(v.string(), v.number())) });

/**
 * How often the flag was evaluated, all variations together: which series is which variation, the answer's
 * `metadata` says in a shape that is not documented. https://launchdarkly.com/docs/api/account-usage-beta
 */
export async function usageOf(api: AdminApi, place: Place, key: FlagKey, now: number): Promise<Usage> {
  const { connection, environment } = place;
  const path = pathOf('usage', 'evaluations', connection.project ?? '', environment.source, key);
  const query = { from: String(now - HOURS * 3_600_000), to: String(now) };
  const headers = { 'LD-API-Version': 'beta' };
  const { series } = await api.get(path, Answer, { query, headers });
  const total = series.reduce(
    (sum, { time: _, ...counts }) => sum + Object.values(counts).reduce((all, each) => all + each, 0),
    0,
  );
  return { total, hours: HOURS, source: t('LaunchDarkly usage') };
}
