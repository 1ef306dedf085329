import { t } from '@vscode/l10n';
import type { Evidence, Gate, Verdict } from '../model/gate.ts';
import { grouped } from './numbers.ts';
import { durationWords } from './time.ts';

export interface VerdictWords {
  readonly mark: string;
  /** `healthy: errors 0.4% against 0.4% (−0.1 … +0.2, 3,112 requests in 12 min)` */
  readonly sentence: string;
}

/** A mark each, so that colour never carries it alone. */
const MARKS: Readonly<Record<Verdict['is'], string>> = {
  healthy: '✓',
  unhealthy: '✗',
  'not enough': '…',
  'cannot tell': '?',
};

export function verdictWords(gate: Gate, verdict: Verdict): VerdictWords {
  return { mark: MARKS[verdict.is], sentence: sentenceOf(gate, verdict) };
}

export function isWords(is: Verdict['is']): string {
  switch (is) {
    case 'healthy':
      return t('healthy');
    case 'unhealthy':
      return t('unhealthy');
    case 'not enough':
      return t('not enough');
    case 'cannot tell':
      return t("can't be told");
  }
}

function sentenceOf(gate: Gate, verdict: Verdict): string {
  switch (verdict.is) {
    case 'cannot tell':
      return t`can't tell: ${verdict.why}`;
    case 'not enough':
      return t`not enough yet: ${missing(gate, verdict)}`;
    default:
      return 'silent' in verdict
        ? `${isWords('unhealthy')}: ${verdict.silent}`
        : `${isWords(verdict.is)}: ${gate.name} ${found(gate, verdict.evidence)}`;
  }
}

function missing(
  gate: Gate,
  { evidence, about, why }: Extract<Verdict, { readonly is: 'not enough' }>,
): string {
  if (evidence === undefined) return why ?? t('nothing was counted');
  if (evidence.count === undefined) return `${why ?? t('too few')}; ${gate.name} ${found(gate, evidence)}`;
  const count = numberWords(evidence.count);
  const so = about === undefined ? count : t`${count} of about ${numberWords(rounded(about))}`;
  return `${so} ${gate.unit}; ${gate.name} ${found(gate, evidence)}`;
}

/** `0.4% against 0.4% (−0.1 … +0.2, 3,112 requests in 12 min)` */
function found(gate: Gate, evidence: Evidence): string {
  const { comparison } = gate;
  const { now, than, difference, count, from, to } = evidence;
  const limit = comparison.against === 'limit';
  const value = valueWords(gate, now);
  const other = valueWords(gate, than);
  const held = limit ? t`${value}, allowed ${other}` : t`${value} against ${other}`;
  const span = durationWords(to - from);
  if (difference === undefined || count === undefined) return t`${held} (a single number, in ${span})`;
  const shown = limit ? { lower: difference.lower + than, upper: difference.upper + than } : difference;
  const edge = (value: number) => (limit ? bare(gate, value) : signed(gate, value));
  const interval = Number.isFinite(shown.lower) ? `${edge(shown.lower)} … ${edge(shown.upper)}, ` : '';
  const counted = gate.measure.kind === 'mean' ? t('counted') : gate.unit;
  return t`${held} (${interval}${numberWords(count)} ${counted} in ${span})`;
}

/** `0.4%`, `180 ms`. */
export function valueWords(gate: Pick<Gate, 'measure' | 'unit'>, value: number): string {
  return gate.measure.kind === 'share'
    ? t`${bare(gate, value)}%`
    : `${bare(gate, value)}${gate.unit === '' ? '' : ` ${gate.unit}`}`;
}

function bare({ measure }: Pick<Gate, 'measure'>, value: number): string {
  const number = measure.kind === 'share' ? value * 100 : value;
  const size = Math.abs(number);
  const digits = size >= 10 ? 0 : size >= 0.1 ? 1 : 2;
  const text = grouped(Number(size.toFixed(digits)));
  return number < 0 && text !== '0' ? `−${text}` : text;
}

function signed(gate: Gate, value: number): string {
  const text = bare(gate, value);
  return value > 0 && text !== '0' ? `+${text}` : text;
}

export function numberWords(count: number): string {
  return grouped(Math.round(count));
}

/** An estimate is not known to the last digit. */
function rounded(about: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(about)) - 1);
  return Math.ceil(about / step) * step;
}
