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

function sentenceOf(gate: Gate, verdict: Verdict): string {
  switch (verdict.is) {
    case 'cannot tell':
      return `can't tell: ${verdict.why}`;
    case 'not enough':
      return `not enough yet: ${missing(gate, verdict)}`;
    default:
      return 'silent' in verdict
        ? `unhealthy: ${verdict.silent}`
        : `${verdict.is}: ${gate.name} ${found(gate, verdict.evidence)}`;
  }
}

function missing(
  gate: Gate,
  { evidence, about, why }: Extract<Verdict, { readonly is: 'not enough' }>,
): string {
  if (evidence === undefined) return why ?? 'nothing was counted';
  if (evidence.count === undefined) return `${why ?? 'too few'}; ${gate.name} ${found(gate, evidence)}`;
  const of = about === undefined ? '' : ` of about ${numberWords(rounded(about))}`;
  return `${numberWords(evidence.count)}${of} ${gate.unit}; ${gate.name} ${found(gate, evidence)}`;
}

/** `0.4% against 0.4% (−0.1 … +0.2, 3,112 requests in 12 min)` */
function found(gate: Gate, evidence: Evidence): string {
  const { comparison } = gate;
  const { now, than, difference, count, from, to } = evidence;
  const limit = comparison.against === 'limit';
  const held = limit ? `, allowed ${valueWords(gate, than)}` : ` against ${valueWords(gate, than)}`;
  const span = durationWords(to - from);
  if (difference === undefined || count === undefined)
    return `${valueWords(gate, now)}${held} (a single number, in ${span})`;
  const shown = limit ? { lower: difference.lower + than, upper: difference.upper + than } : difference;
  const edge = (value: number) => (limit ? bare(gate, value) : signed(gate, value));
  const interval = Number.isFinite(shown.lower) ? `${edge(shown.lower)} … ${edge(shown.upper)}, ` : '';
  const counted = gate.measure.kind === 'mean' ? 'counted' : gate.unit;
  return `${valueWords(gate, now)}${held} (${interval}${numberWords(count)} ${counted} in ${span})`;
}

/** `0.4%`, `180 ms`. */
export function valueWords(gate: Pick<Gate, 'measure' | 'unit'>, value: number): string {
  return gate.measure.kind === 'share'
    ? `${bare(gate, value)}%`
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
