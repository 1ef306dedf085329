import type { Exec } from '../core/ports/exec.ts';
import type { HealthSource } from '../core/ports/healthSource.ts';
import { datadogSource } from './datadog/source.ts';
import { execSource } from './exec/source.ts';
import type { SourceNeeds } from './http/sourceApi.ts';
import { launchDarklySource } from './launchdarkly/source.ts';
import { prometheusSource } from './prometheus/source.ts';
import { sentrySource } from './sentry/source.ts';
import { unleashSource } from './unleash/source.ts';

/** `exec`: how programs are run, or a sentence why none is. */
export interface Needs extends SourceNeeds {
  readonly exec: Exec | string;
}

/** Every metric system there is an adapter for; a new one costs its folder and a line here. */
export function healthSources(needs: Needs): ReadonlyMap<string, HealthSource> {
  const all = [
    prometheusSource(needs),
    datadogSource(needs),
    sentrySource(needs),
    unleashSource(needs),
    launchDarklySource(needs),
    execSource(needs.exec),
  ];
  return new Map(all.map((source) => [source.id, source]));
}
