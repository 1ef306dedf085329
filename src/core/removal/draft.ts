import { t } from '@vscode/l10n';
import type { Span } from '../references/facts.ts';
import { Refused } from './refused.ts';

/** A stretch of a text, and what it becomes. */
export interface Edit extends Span {
  readonly text: string;
}

type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly text: string };

/**
 * A text under edit that never forgets which of its characters are the file's own: what comes out at the end are edits
 * of the original, and whatever no edit touched is the same to the byte. Immutable, so going back costs nothing.
 */
export class Draft {
  readonly original: string;
  readonly text: string;
  readonly #pieces: readonly Piece[];

  private constructor(original: string, pieces: readonly Piece[]) {
    this.original = original;
    this.#pieces = pieces;
    this.text = pieces
      .map((piece) => (piece.kind === 'new' ? piece.text : original.slice(piece.start, piece.end)))
      .join('');
  }

  static of(original: string): Draft {
    return new Draft(original, [{ kind: 'kept', start: 0, end: original.length }]);
  }

  /** Edits of the text as it is now; they must not overlap. */
  apply(edits: readonly Edit[]): Draft {
    const pieces: Piece[] = [];
    let at = 0;
    for (const { start, end, text } of inOrder(edits)) {
      pieces.push(...this.#slice(at, start));
      if (text !== '') pieces.push({ kind: 'new', text });
      at = end;
    }
    pieces.push(...this.#slice(at, this.text.length));
    return new Draft(this.original, pieces);
  }

  /** Where an offset of the original stands now; undefined where it was taken out. */
  now(offset: number): number | undefined {
    let at = 0;
    for (const piece of this.#pieces) {
      if (piece.kind === 'kept' && offset >= piece.start && offset < piece.end)
        return at + offset - piece.start;
      at += lengthOf(piece);
    }
    return offset === this.original.length ? at : undefined;
  }

  /** The offset of the original that an offset of the text comes from, or follows. */
  before(offset: number): number {
    let at = 0;
    let last = 0;
    for (const piece of this.#pieces) {
      const length = lengthOf(piece);
      if (offset < at + length) return piece.kind === 'kept' ? piece.start + offset - at : last;
      if (piece.kind === 'kept') last = piece.end;
      at += length;
    }
    return last;
  }

  /** What leads from the original to the text, in order. */
  edits(): readonly Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let inserted = '';
    const close = (start: number) => {
      if (start > at || inserted !== '') edits.push({ start: at, end: start, text: inserted });
      inserted = '';
    };
    for (const piece of this.#pieces) {
      if (piece.kind === 'new') inserted += piece.text;
      else {
        close(piece.start);
        at = piece.end;
      }
    }
    close(this.original.length);
    return edits;
  }

  #slice(from: number, to: number): Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = lengthOf(piece);
      const start = Math.max(from - at, 0);
      const end = Math.min(to - at, length);
      if (start < end) {
        found.push(
          piece.kind === 'new'
            ? { kind: 'new', text: piece.text.slice(start, end) }
            : { kind: 'kept', start: piece.start + start, end: piece.start + end },
        );
      }
      at += length;
    }
    return found;
  }
}

/** Where a stretch of the text is after edits; undefined where one of them took it out or cut into it. */
export function moved(span: Span, edits: readonly Edit[]): Span | undefined {
  let shift = 0;
  let grown = 0;
  for (const { start, end, text } of inOrder(edits)) {
    const change = text.length - (end - start);
    if (end <= span.start) shift += change;
    else if (start >= span.end) break;
    else if (start >= span.start && end <= span.end && !(start === span.start && end === span.end))
      grown += change;
    else return undefined;
  }
  return { start: span.start + shift, end: span.end + shift + grown };
}

/** The text after edits that are in order. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  sorted.forEach((edit, at) => {
    const next = sorted[at + 1];
    if (next && next.start < edit.end) throw new Refused(t('its parts are too entangled'));
  });
  return sorted;
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'new' ? piece.text.length : piece.end - piece.start;
}

/** Whether two of them lie over one another. */
export function overlap(edits: readonly Span[]): boolean {
  return edits.some((one, at) =>
    edits.some((other, place) => place > at && one.start < other.end && other.start < one.end),
  );
}
