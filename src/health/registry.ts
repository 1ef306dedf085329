import type { HealthSource } from '../core/ports/healthSource.ts';
import type { SourceNeeds } from './http/sourceApi.ts';
import { prometheusSource } from './prometheus/source.ts';

/** Every metric system there is an adapter for; a new one costs its folder and a line here. */
export function healthSources(needs: SourceNeeds): ReadonlyMap<string, HealthSource> {
  return new Map([prometheusSource(needs)].map((source) => [source.id, source]));
}
