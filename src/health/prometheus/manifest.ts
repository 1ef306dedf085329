import type { HealthPlace } from '../../core/model/gate.ts';

export const ID = 'prometheus';
export const LABEL = 'Prometheus';

/**
 * A token goes as a bearer's; `user:password` (Grafana Cloud) as basic authentication. `project` is the tenant
 * where several share a server (Mimir).
 */
export function headersFor(
  token: string | undefined,
  { project }: HealthPlace,
): Readonly<Record<string, string>> {
  const scheme = token?.includes(':') ? `Basic ${btoa(token)}` : `Bearer ${token}`;
  return {
    ...(token === undefined ? {} : { Authorization: scheme }),
    ...(project === undefined ? {} : { 'X-Scope-OrgID': project }),
  };
}

/**
 * As it stands in a quoted text of PromQL, whichever the quotes: all but letters and digits by their number, so
 * that nothing in a name can end the text (https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals).
 */
export function escapePromql(value: string): string {
  return value.replace(/[^\w-]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
