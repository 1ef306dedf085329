import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { HealthSource, Span } from '../../core/ports/healthSource.ts';
import { pathOf } from '../../providers/http/path.ts';
import { parametersIn } from '../http/parameters.ts';
import { authorization, SourceApi, type SourceNeeds } from '../http/sourceApi.ts';

const LABEL = 'Unleash';
const HOUR_MS = 3_600_000;
/** Further back Unleash answers by days. */
const KEPT_HOURS = 48;

/** https://docs.getunleash.io/api/get-raw-feature-metrics: an entry an hour, application and environment. */
const Metrics = v.object({
  data: v.array(
    v.object({
      environment: v.string(),
      appName: v.optional(v.string(), ''),
      timestamp: v.string(),
      yes: v.number(),
      no: v.number(),
      variants: v.optional(v.record(v.string(), v.number()), {}),
    }),
  ),
});

type Hour = v.InferOutput<typeof Metrics>['data'][number];

/**
 * What the applications' SDKs report to an Unleash server: how often a flag was asked for, and what they got. Times,
 * not people. A query is `flag={{flag}}&environment={{environment}}`, with `variation={{variation}}` for those who
 * got that (`off`, `on` for enabled without a variant, or a variant), and `app=` for one application's.
 */
export function unleashSource(needs: SourceNeeds): HealthSource {
  const api = new SourceApi(LABEL, needs, authorization());
  return {
    id: 'unleash',
    label: LABEL,
    counting: 'per step',
    timesOnly: true,
    keepsMs: KEPT_HOURS * HOUR_MS,
    tokenLooks: t('A personal access token'),
    escape: encodeURIComponent,
    series: (place, query, span, signal) =>
      api.ask(place, async (door) => {
        const { flag, environment, variation, app } = parametersIn(query, LABEL, 'flag', 'environment');
        const path = pathOf`/api/admin/client-metrics/features/${flag?.[0] ?? ''}/raw`;
        const hoursBack = hoursOf(span, needs.clock.now());
        const { data } = await door.get(path, Metrics, { query: { hoursBack }, signal });
        const hours = data.filter(
          (hour) => hour.environment === environment?.[0] && (app?.includes(hour.appName) ?? true),
        );
        const counts = new Map<number, number>();
        for (const hour of hours) {
          const at = Date.parse(hour.timestamp);
          // Hours nobody reported are filled in as nought: they are no sign of life.
          if (at > span.to || hour.yes + hour.no === 0) continue;
          counts.set(at, (counts.get(at) ?? 0) + countOf(hour, variation?.[0]));
        }
        const points = [...counts].sort(([a], [b]) => a - b);
        return points.length === 0 ? [] : [{ name: query, points, stepMs: HOUR_MS }];
      }),
  };
}

function hoursOf({ from }: Span, now: number): number {
  return Math.min(KEPT_HOURS, Math.max(1, Math.ceil((now - from) / HOUR_MS)));
}

/** A variant that is itself called `on` or `off` is meant before what Unleash has no name for. */
function countOf({ yes, no, variants }: Hour, variation: string | undefined): number {
  if (variation === undefined) return yes + no;
  if (Object.hasOwn(variants, variation)) return variants[variation] ?? 0;
  if (variation === 'off') return no;
  // 'disabled' is what those who have the flag off, or on without a variant, are counted under besides.
  const others = Object.entries(variants).filter(([name]) => name !== 'disabled');
  return variation === 'on' ? yes - others.reduce((sum, [, times]) => sum + times, 0) : 0;
}
