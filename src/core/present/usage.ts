import { t } from '@vscode/l10n';
import type { Usage } from '../model/usage.ts';
import { grouped } from './numbers.ts';

/** `asked 1,240 times in the last 24 h: on 62, off 1,178 (Unleash metrics)` */
export function usageWords({ total, served, hours, source }: Usage): string {
  if (total === 0) return t`not asked for in the last ${hours} h (${source})`;
  const parts = [...(served ?? [])].map(([variation, count]) => `${variation} ${grouped(count)}`);
  const split = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return total === 1
    ? t`asked for once in the last ${hours} h${split} (${source})`
    : t`asked for ${grouped(total)} times in the last ${hours} h${split} (${source})`;
}
