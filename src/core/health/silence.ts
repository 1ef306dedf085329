import { t } from '@vscode/l10n';
import type { Gate, Verdict } from '../model/gate.ts';

/** Older than this, the last measurement says nothing of now: Prometheus itself looks back as far. */
export const SILENT_MS = 5 * 60_000;

/** What it means for a gate that nothing came back. */
export function silence({ noData }: Gate, why: string): Verdict {
  if (noData === 'unhealthy') return { is: 'unhealthy', silent: why };
  return noData === 'not enough' ? { is: 'not enough', why } : { is: 'cannot tell', why };
}

/** Why what was seen last does not count any more. */
export function fellSilent(seenAt: number, to: number): string | undefined {
  const minutes = Math.floor((to - seenAt) / 60_000);
  return to - seenAt > SILENT_MS ? t`nothing new for ${minutes} min` : undefined;
}
