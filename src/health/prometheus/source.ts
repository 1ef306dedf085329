import { t } from '@vscode/l10n';
import type { HealthSource } from '../../core/ports/healthSource.ts';
import { SourceApi, type SourceNeeds } from '../http/sourceApi.ts';
import { queryRange, serverTime } from './api.ts';
import { escapePromql, headersFor, ID, LABEL } from './manifest.ts';

/** Prometheus, and what speaks its HTTP API: Mimir, Thanos, VictoriaMetrics. */
export function prometheusSource(needs: SourceNeeds): HealthSource {
  const api = new SourceApi(LABEL, needs, headersFor);
  return {
    id: ID,
    label: LABEL,
    counting: 'cumulative',
    tokenLooks: t('A token, or user:password'),
    escape: escapePromql,
    series: (place, query, span, signal) => api.ask(place, (door) => queryRange(door, query, span, signal)),
    now: (place, signal) => api.ask(place, (door) => serverTime(door, signal)),
  };
}
