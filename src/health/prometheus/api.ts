import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { HealthError, type Point, type Series, type Span } from '../../core/ports/healthSource.ts';
import type { AdminApi } from '../../providers/http/adminApi.ts';
import { LABEL } from './manifest.ts';

const Sample = v.tuple([v.number(), v.string()]);
const Warnings = v.optional(v.array(v.string()), []);
const Range = v.object({
  warnings: Warnings,
  data: v.object({
    resultType: v.literal('matrix'),
    result: v.array(v.object({ metric: v.record(v.string(), v.string()), values: v.array(Sample) })),
  }),
});
const Now = v.object({ data: v.object({ resultType: v.literal('scalar'), result: Sample }) });

/** Expression queries: https://prometheus.io/docs/prometheus/latest/querying/api/ */
export async function queryRange(
  api: AdminApi,
  query: string,
  { from, to, stepMs }: Span,
  signal: AbortSignal,
): Promise<readonly Series[]> {
  const { data, warnings } = await api.get('/api/v1/query_range', Range, {
    query: { query, start: from / 1000, end: to / 1000, step: stepMs / 1000 },
    signal,
  });
  const [warning] = warnings;
  // Thanos says so where a store did not answer: the rest of the truth is missing.
  if (warning !== undefined)
    throw new HealthError('malformed', t`${LABEL} answered in part only: ${warning.slice(0, 300)}`);
  return data.result.map(({ metric, values }) => ({ name: nameOf(metric), points: values.map(point) }));
}

/** Unix milliseconds by the server's clock. */
export async function serverTime(api: AdminApi, signal: AbortSignal): Promise<number> {
  const { data } = await api.get('/api/v1/query', Now, { query: { query: 'time()' }, signal });
  return data.result[0] * 1000;
}

function point([seconds, value]: readonly [number, string]): Point {
  return [seconds * 1000, numberOf(value)];
}

/** The text of Go's numbers: `NaN`, `+Inf`, `-Inf`, `1e+06`. */
function numberOf(text: string): number {
  const infinite = /^([+-]?)Inf$/.exec(text);
  if (infinite === null) return Number(text);
  return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function nameOf(metric: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(metric).sort(([a], [b]) => (a < b ? -1 : 1)));
}
