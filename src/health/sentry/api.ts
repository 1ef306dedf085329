import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { HealthError, type Point, type Series, type Span } from '../../core/ports/healthSource.ts';
import type { AdminApi } from '../../providers/http/adminApi.ts';
import { pathOf } from '../../providers/http/path.ts';
import type { Parameters } from '../http/parameters.ts';

export const LABEL = 'Sentry';

/** Widths of a bar that divide a day, in minutes. */
const MINUTES = [1, 5, 10, 15, 30, 60, 120, 240, 720, 1440];

const Events = v.object({
  timeSeries: v.array(
    v.object({
      yAxis: v.string(),
      /** Times are Unix milliseconds. */
      values: v.array(v.object({ timestamp: v.number(), value: v.nullable(v.number()) })),
      meta: v.optional(v.object({ dataScanned: v.nullish(v.string()) })),
    }),
  ),
});

const Sessions = v.object({
  intervals: v.array(v.string()),
  groups: v.array(
    v.object({
      by: v.record(v.string(), v.unknown()),
      series: v.record(v.string(), v.array(v.nullable(v.number()))),
    }),
  ),
});

const Table = v.object({ data: v.array(v.record(v.string(), v.unknown())) });

type Ask = (
  api: AdminApi,
  organisation: string,
  parameters: Parameters,
  span: Span,
  signal: AbortSignal,
) => Promise<readonly Series[]>;

/** https://docs.sentry.io/api/explore/query-explore-events-in-timeseries-format/ */
export const events: Ask = async (api, organisation, parameters, span, signal) => {
  const minutes = MINUTES.find((each) => each * 60_000 >= span.stepMs) ?? 1440;
  // What was sampled is counted as it came: made up to the whole, it would look more certain than it is.
  const more = { interval: `${minutes}m`, disableAggregateExtrapolation: '1' };
  const query = { ...parameters, ...more, ...periodOf(span) };
  const path = pathOf`/api/0/organizations/${organisation}/events-timeseries/`;
  const { timeSeries } = await api.get(path, Events, { query, signal });
  if (timeSeries.some(({ meta }) => meta?.dataScanned === 'partial'))
    throw new HealthError('malformed', t`${LABEL} looked at a part of its data only: ask for less.`);
  return timeSeries.map(({ yAxis, values }) => {
    const points = values.map(({ timestamp, value }) => [timestamp, value ?? Number.NaN] as const);
    return { name: yAxis, points, stepMs: widthOf(points) ?? minutes * 60_000 };
  });
};

/** https://docs.sentry.io/api/releases/retrieve-release-health-session-statistics/: by the hour at the finest. */
export const sessions: Ask = async (api, organisation, parameters, span, signal) => {
  const minutes = MINUTES.find((each) => each >= 60 && each * 60_000 >= span.stepMs) ?? 1440;
  const query = { ...parameters, interval: `${minutes / 60}h`, ...periodOf(span) };
  const path = pathOf`/api/0/organizations/${organisation}/sessions/`;
  const { intervals, groups } = await api.get(path, Sessions, { query, signal });
  const times = intervals.map((each) => Date.parse(each));
  return groups.flatMap(({ by, series }) =>
    Object.entries(series).map(([field, values]) => ({
      name: `${field} ${JSON.stringify(by)}`,
      points: values.flatMap((value, at) => {
        const time = times[at];
        return time === undefined ? [] : [[time, value ?? Number.NaN] as const];
      }),
      stepMs: minutes * 60_000,
    })),
  );
};

/** One number over a whole span: https://docs.sentry.io/api/explore/query-explore-events-in-table-format/ */
export async function total(
  api: AdminApi,
  organisation: string,
  parameters: Parameters,
  span: Span,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { yAxis: [field] = [], field: _, ...rest } = parameters;
  if (field === undefined)
    throw new HealthError(
      'wrong query',
      t`${LABEL} tells one number over a whole span of events only ("yAxis=").`,
    );
  const more = { field, per_page: '1', disableAggregateExtrapolation: '1' };
  const path = pathOf`/api/0/organizations/${organisation}/events/`;
  const { data } = await api.get(path, Table, { query: { ...rest, ...more, ...periodOf(span) }, signal });
  const value = data[0]?.[field];
  return typeof value === 'number' ? value : undefined;
}

function periodOf({ from, to }: Span): { readonly start: string; readonly end: string } {
  return { start: new Date(from).toISOString(), end: new Date(to).toISOString() };
}

/** How wide the bars are that came back: Sentry may have taken others than were asked for. */
function widthOf([first, second]: readonly Point[]): number | undefined {
  return first === undefined || second === undefined ? undefined : second[0] - first[0];
}
