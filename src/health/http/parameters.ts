import { t } from '@vscode/l10n';
import { HealthError } from '../../core/ports/healthSource.ts';

/** A vendor's own request, as it stands behind the `?` of an address: `flag={{flag}}&environment=production`. */
export type Parameters = Readonly<Record<string, readonly string[]>>;

/** Rejects what lacks a part that is needed: nobody could mean it, and a vendor might answer it with everything. */
export function parametersIn(query: string, label: string, ...needed: readonly string[]): Parameters {
  const all = new URLSearchParams(query);
  const parameters = Object.fromEntries([...new Set(all.keys())].map((name) => [name, all.getAll(name)]));
  const lacking = needed.find((name) => (parameters[name]?.[0] ?? '') === '');
  if (lacking !== undefined)
    throw new HealthError(
      'wrong query',
      t`The query for ${label} lacks "${lacking}=": ${query.slice(0, 200)}`,
    );
  return parameters;
}
