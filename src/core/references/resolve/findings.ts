import type { FlagKey } from '../../model/flag.ts';
import type { AskedAt, Confidence, Gives, How, Question, Range, Reference } from '../../model/reference.ts';
import type { FileFacts, Span } from '../facts.ts';

/** The most telling way of finding a place names it. */
const ORDER: readonly How[] = [
  'call',
  'wrapper',
  'accessor',
  'alias',
  'declaration',
  'constant',
  'literal',
  'mention',
];

export interface Finding extends Span {
  readonly key: FlagKey;
  readonly how: How;
  readonly confidence: Confidence;
  readonly call?: Span;
  readonly through?: readonly AskedAt[];
  readonly asksItself?: true;
  readonly inverted?: true;
  readonly gives?: Gives;
  readonly defaultText?: string;
  readonly asks?: Question;
}

/** References of one file, one for each key and place. */
export class Findings {
  readonly #byPlace = new Map<string, Finding>();

  add(finding: Finding): void {
    const place = `${finding.end}:${finding.key}`;
    const before = this.#byPlace.get(place);
    if (before === undefined || ORDER.indexOf(finding.how) < ORDER.indexOf(before.how)) {
      this.#byPlace.set(place, finding);
    }
  }

  toReferences({ file, lineStarts, functions }: FileFacts): readonly Reference[] {
    return [...this.#byPlace.values()]
      .sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1))
      .map((finding) => {
        const within = innermost(finding, functions);
        return { ...finding, file, range: rangeOf(finding, lineStarts), ...(within && { within }) };
      });
  }
}

export function rangeOf({ start, end }: Span, lineStarts: readonly number[]): Range {
  const line = lineAt(start, lineStarts);
  const endLine = lineAt(end, lineStarts);
  return {
    line,
    column: start - (lineStarts[line] ?? 0),
    endLine,
    endColumn: end - (lineStarts[endLine] ?? 0),
  };
}

function lineAt(offset: number, lineStarts: readonly number[]): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function innermost({ start, end }: Span, functions: readonly Span[]): Span | undefined {
  let best: Span | undefined;
  for (const each of functions) {
    const holds = each.start <= start && end <= each.end;
    if (holds && (best === undefined || each.end - each.start < best.end - best.start)) best = each;
  }
  return best && { start: best.start, end: best.end };
}
