import type { Reference } from '../model/reference.ts';
import type { Staleness } from '../model/staleness.ts';
import { type CheckName, type Finding, finding } from './finding.ts';

/** What the verdict on a flag says of a place where it is used, or of the flag alone. */
export function staleUse({ key, reason, verdict }: Staleness, use?: Reference): Finding {
  const place = use === undefined ? {} : { file: use.file, range: use.range };
  return finding(checkFor(reason), `${key}: ${verdict}`, { key, ...place });
}

function checkFor(reason: Staleness['reason']): CheckName {
  if (reason === 'undefined') return 'unknown-flag';
  return reason === 'archived' ? 'archived-flag' : 'stale-flag';
}
