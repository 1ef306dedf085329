import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { HealthPlace } from '../../core/model/gate.ts';
import { HealthError, type HealthSource } from '../../core/ports/healthSource.ts';
import { SourceApi, type SourceNeeds } from '../http/sourceApi.ts';

const LABEL = 'Datadog';

/** https://docs.datadoghq.com/api/latest/metrics/query-timeseries-points/ (v1). Times are Unix milliseconds. */
const Answer = v.object({
  status: v.string(),
  error: v.optional(v.string()),
  series: v.optional(
    v.array(
      v.object({
        scope: v.optional(v.string(), ''),
        expression: v.optional(v.string(), ''),
        /** Seconds. */
        interval: v.number(),
        pointlist: v.array(v.tuple([v.nullable(v.number()), v.nullable(v.number())])),
      }),
    ),
    [],
  ),
});

/**
 * Datadog's metrics, at the API's address of one's site (`https://api.datadoghq.eu`). Its token is both keys, as
 * `API key:application key`. Counters are asked for as they grow: `sum:pages{flag:{{flag}}}.as_count()`.
 */
export function datadogSource(needs: SourceNeeds): HealthSource {
  const api = new SourceApi(LABEL, needs, headersFor);
  return {
    id: 'datadog',
    label: LABEL,
    counting: 'per step',
    tokenLooks: t('API key:application key'),
    escape: escapeTag,
    series: (place, query, { from, to }, signal) =>
      api.ask(place, async (door) => {
        const seconds = { from: Math.floor(from / 1000), to: Math.ceil(to / 1000) };
        const { status, error, series } = await door.get('/api/v1/query', Answer, {
          query: { ...seconds, query },
          signal,
        });
        if (status !== 'ok')
          throw new HealthError(
            'wrong query',
            t`${LABEL} refuses the query: ${(error ?? status).slice(0, 300)}`,
          );
        return series.map(({ scope, expression, interval, pointlist }) => ({
          name: `${expression} ${scope}`,
          stepMs: interval * 1000,
          points: pointlist.flatMap(([at, value]) =>
            at === null ? [] : [[at, value ?? Number.NaN] as const],
          ),
        }));
      }),
  };
}

function headersFor(token: string | undefined, { name }: HealthPlace): Readonly<Record<string, string>> {
  if (token === undefined) return {};
  const [apiKey, applicationKey, ...more] = token.split(':');
  if (apiKey === undefined || applicationKey === undefined || more.length > 0)
    throw new HealthError('unauthorized', t`${name}: its token has to be "API key:application key".`);
  return { 'DD-API-KEY': apiKey, 'DD-APPLICATION-KEY': applicationKey };
}

/**
 * As Datadog itself keeps a tag's value: in lower case, with `_` for whatever is not a letter, a digit or one of
 * `_-:./` (https://docs.datadoghq.com/getting_started/tagging/). A name cannot end the braces it stands in.
 */
function escapeTag(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}_\-:./]/gu, '_');
}
