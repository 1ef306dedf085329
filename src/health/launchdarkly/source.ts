import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { HealthError, type HealthSource, type Point } from '../../core/ports/healthSource.ts';
import { pathOf } from '../../providers/http/path.ts';
import { parametersIn } from '../http/parameters.ts';
import { authorization, projectOf, SourceApi, type SourceNeeds } from '../http/sourceApi.ts';

const LABEL = 'LaunchDarkly';
const MINUTE_MS = 60_000;

/** https://launchdarkly.com/docs/api/account-usage-beta/get-evaluations-usage: an entry a time, one count for each variation. */
const Usage = v.object({ series: v.array(v.objectWithRest({ time: v.number() }, v.number())) });
const BETA = { 'LD-API-Version': 'beta' } as const;

/**
 * How often LaunchDarkly's SDKs evaluated a flag, all variations together: which count is which variation's is not
 * documented. Times, not people. `project` is the project's key; a query is `flag={{flag}}&environment={{environment}}`.
 * By the minute within two hours, by the hour within two days, then by the day.
 */
export function launchDarklySource(needs: SourceNeeds): HealthSource {
  const api = new SourceApi(LABEL, needs, authorization());
  return {
    id: 'launchdarkly',
    label: LABEL,
    counting: 'per step',
    timesOnly: true,
    tokenLooks: t('An access token that may read'),
    escape: encodeURIComponent,
    series: (place, query, { from, to }, signal) =>
      api.ask(place, async (door) => {
        const { flag, environment, variation } = parametersIn(query, LABEL, 'flag', 'environment');
        if (variation !== undefined)
          throw new HealthError('wrong query', t`${LABEL} does not say which variation its counts are of.`);
        const path = pathOf`/api/v2/usage/evaluations/${projectOf(place, t("the project's key"))}/${environment?.[0] ?? ''}/${flag?.[0] ?? ''}`;
        const period = { from: String(Math.floor(from)), to: String(Math.ceil(to)) };
        const { series } = await door.get(path, Usage, { query: period, headers: BETA, signal });
        const points = series.map(pointOf).sort(([a], [b]) => a - b);
        return points.length === 0 ? [] : [{ name: query, points, stepMs: widthOf(points) }];
      }),
  };
}

function pointOf({ time, ...counts }: v.InferOutput<typeof Usage>['series'][number]): Point {
  return [time, Object.values(counts).reduce((sum, each) => sum + each, 0)];
}

/** How long each entry speaks of: the least distance there is, as times without any may be left out. */
function widthOf(points: readonly Point[]): number {
  const apart = points.slice(1).map(([at], before) => at - (points[before]?.[0] ?? at));
  return apart.length === 0 ? MINUTE_MS : Math.min(...apart);
}
