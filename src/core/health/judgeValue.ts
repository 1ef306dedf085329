import { t } from '@vscode/l10n';
import type { Evidence, Gate, Verdict } from '../model/gate.ts';
import type { Point, Series } from '../ports/healthSource.ts';
import type { Reading } from './reading.ts';
import { fellSilent, silence } from './silence.ts';

/** So many in a row have to agree: one is a spike. */
const IN_A_ROW = 3;

/** A number that stands for itself. Nothing is known of how it varies, so there is no interval. */
export function judgeValue(gate: Gate, { now, than }: Reading): Verdict {
  const points = onlyLine(now.answers['query'] ?? []);
  if (typeof points === 'string') return { is: 'cannot tell', why: points };
  const numbers = points.filter(([, value]) => !Number.isNaN(value));
  const last = numbers.at(-1);
  if (last === undefined)
    return silence(gate, points.length === 0 ? t('nothing came back') : t('no number came back'));
  const silent = fellSilent(last[0] + (now.answers['query']?.[0]?.stepMs ?? 0), now.to);
  if (silent !== undefined) return silence(gate, silent);
  if (!Number.isFinite(last[1])) return { is: 'cannot tell', why: t('the number is infinite') };
  const held = than === undefined ? limitOf(gate) : median(onlyLine(than.answers['query'] ?? []));
  if (held === undefined) return { is: 'not enough', why: t('there is nothing to compare with') };
  if (typeof held === 'string') return { is: 'cannot tell', why: held };
  return decided(gate, numbers.slice(-IN_A_ROW), { from: now.from, to: now.to, now: last[1], than: held });
}

function decided({ comparison, worse }: Gate, row: readonly Point[], evidence: Evidence): Verdict {
  const tolerated = comparison.against === 'limit' ? 0 : comparison.tolerate;
  const sign = worse === 'higher' ? 1 : -1;
  const isWorse = ([, value]: Point) => sign * (value - evidence.than) > tolerated;
  if (row.length < IN_A_ROW)
    return { is: 'not enough', evidence, why: t`${row.length} of ${IN_A_ROW} measurements` };
  if (row.every(isWorse)) return { is: 'unhealthy', evidence };
  if (!row.some(isWorse)) return { is: 'healthy', evidence };
  return { is: 'not enough', evidence, why: t('it goes up and down around what is allowed') };
}

function limitOf({ comparison }: Gate): number | undefined {
  return comparison.against === 'limit' ? comparison.limit : undefined;
}

/** A sentence where there is more than one. */
function onlyLine(series: readonly Series[]): readonly Point[] | string {
  if (series.length > 1) return t`${series.length} series came back where one is asked for`;
  return series[0]?.points ?? [];
}

function median(points: readonly Point[] | string): number | string | undefined {
  if (typeof points === 'string') return points;
  const sorted = points
    .map(([, value]) => value)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
