import type { Span } from '../references/facts.ts';
import { applied, type Edit } from './draft.ts';

/** `use`: where the flag is asked for, with all that follows; `name`: where the key is given a name. */
export type PlaceKind = 'use' | 'name';

/** One stretch of a file that is changed as a whole or not at all: half of it would be broken code. */
export interface Place extends Edit {
  readonly kind: PlaceKind;
}

/** What came before, as edits of the same original, and what a step added to it. */
export interface History {
  /** After each reference that was taken out. */
  readonly uses: readonly (readonly Edit[])[];
  /** After the imports that only those needed; they belong to all uses of the file. */
  readonly imports: readonly Edit[];
}

/** Edits grouped by the step that made them. Where two groups reach into each other, they are one. */
export function placesOf(text: string, edits: readonly Edit[], history: History): readonly Place[] {
  const steps = history.uses.map((after, at) => news(history.uses[at - 1] ?? [], after));
  const idle = news(history.uses.at(-1) ?? [], history.imports);
  const groups = idle.length === 0 ? steps : [[...steps.flat(), ...idle]];
  const places = groups.flatMap((group) => {
    const own = edits.filter((edit) => group.some((step) => touch(edit, step)));
    return own.length === 0 ? [] : [{ ...hull(own), kind: 'use' as const }];
  });
  const names = edits
    .filter((edit) => !places.some((place) => touch(edit, place)))
    .map(({ start, end }) => ({ start, end, kind: 'name' as const }));
  return merged([...places, ...names]).map((place) => ({ ...place, text: within(text, place, edits) }));
}

function news(before: readonly Edit[], after: readonly Edit[]): readonly Edit[] {
  return after.filter(
    ({ start, end, text }) =>
      !before.some((edit) => edit.start === start && edit.end === end && edit.text === text),
  );
}

function touch(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function hull(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

type Stretch = Span & Pick<Place, 'kind'>;

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || !touch(last, next)) result.push(next);
    else {
      const kind = last.kind === 'name' ? next.kind : last.kind;
      result[result.length - 1] = { ...hull([last, next]), kind };
    }
  }
  return result;
}

function within(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  const own = edits.filter((edit) => edit.start >= start && edit.end <= end);
  const moved = own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return applied(text.slice(start, end), moved);
}
