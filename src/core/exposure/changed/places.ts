import { t } from '@vscode/l10n';
import type { Draw } from '../../model/condition.ts';
import type { Serve } from '../../model/flagState.ts';
import { type Arm, openIn } from './arms.ts';
import { assume } from './formula.ts';
import { drawText, textOf } from './units.ts';

/** Places in one draw: `from` inclusive, `to` exclusive. */
export interface Places {
  readonly draw: Draw;
  readonly from: number;
  readonly to: number;
}

/** Those with a place in each of `places` go from one variation to another; `null`: the default in the code. */
export interface Box {
  readonly places: readonly Places[];
  readonly from: string | null;
  readonly to: string | null;
}

export type Overlay = { readonly boxes: readonly Box[] } | { readonly why: string };

const MOST_BOXES = 2048;
/** Places that differ by less are one: running sums of shares miss each other by rounding. */
const HAIR = 1e-12;

/** Both sides laid over one another, where only draws are left to decide. Draws are independent of each other. */
export function overlay(before: readonly Arm[], after: readonly Arm[]): Overlay {
  const axes = axesOf([...before, ...after]);
  if ([...axes.values()].reduce((size, { cuts }) => size * (cuts.length + 1), 1) > MOST_BOXES)
    return { why: t('too many shares would have to be compared') };
  const boxes: Box[] = [];
  for (const places of cellsOf([...axes.values()])) {
    const at = new Map(places.map(({ draw, from, to }) => [drawText(draw), (from + to) / 2]));
    const [from, to] = [servedAt(before, at), servedAt(after, at)];
    if (textOf(from) === textOf(to)) continue;
    if (from.kind === 'unknown') return { why: t`what it serves is not understood: ${from.text}` };
    if (to.kind === 'unknown') return { why: t`what it would serve is not understood: ${to.text}` };
    boxes.push({ places, from: from.variation, to: to.variation });
  }
  const [was, is] = [axesOf(before), axesOf(after)];
  const isRedrawn =
    [...was.keys()].some((text) => !is.has(text)) && [...is.keys()].some((text) => !was.has(text));
  if (boxes.length > 0 && isRedrawn) return { why: t('everybody would be drawn anew, by another hash') };
  return { boxes: united(boxes).map((box) => ({ ...box, places: box.places.filter(isPart) })) };
}

export function shareOf({ places }: Pick<Box, 'places'>): number {
  return places.reduce((share, { from, to }) => share * (to - from), 1);
}

interface Axis {
  readonly draw: Draw;
  readonly cuts: readonly number[];
}

function axesOf(arms: readonly Arm[]): ReadonlyMap<string, Axis> {
  const axes = new Map<string, Axis>();
  const cut = ({ by, bucketing }: Draw, more: readonly number[]) => {
    const draw = { by, bucketing };
    const text = drawText(draw);
    axes.set(text, { draw, cuts: apart([...(axes.get(text)?.cuts ?? []), ...more]) });
  };
  for (const { unit } of openIn(arms)) {
    if (unit.condition.op === 'drawn') cut(unit.condition.draw, [unit.condition.share]);
  }
  for (const { serve } of arms)
    if (serve.kind === 'split')
      cut(
        serve,
        endsOf(serve).map(({ end }) => end),
      );
  return axes;
}

function apart(cuts: readonly number[]): readonly number[] {
  const inside = cuts.filter((cut) => cut > HAIR && cut < 1 - HAIR).sort((a, b) => a - b);
  return inside.filter((cut, at) => at === 0 || cut - (inside[at - 1] ?? 0) > HAIR);
}

function cellsOf([axis, ...more]: readonly Axis[]): readonly (readonly Places[])[] {
  if (axis === undefined) return [[]];
  const { draw, cuts } = axis;
  const ends = [...cuts, 1];
  const rest = cellsOf(more);
  return ends.flatMap((to, at) => rest.map((places) => [{ draw, from: ends[at - 1] ?? 0, to }, ...places]));
}

type Served = Exclude<Serve, { readonly kind: 'split' }>;

function servedAt(arms: readonly Arm[], at: ReadonlyMap<string, number>): Served {
  const placeIn = (draw: Draw) => at.get(drawText(draw)) ?? 0;
  const arm = arms.find(
    ({ when }) =>
      assume(when, ({ unit: { condition }, holds }) =>
        condition.op === 'drawn' ? placeIn(condition.draw) < condition.share === holds : undefined,
      ) === true,
  );
  const serve = arm?.serve ?? { kind: 'unknown', text: 'no rule holds' };
  if (serve.kind !== 'split') return serve;
  const place = placeIn(serve);
  const { variation = null } = endsOf(serve).find(({ end }) => place < end) ?? serve.shares.at(-1) ?? {};
  return { kind: 'variation', variation };
}

function endsOf({ shares }: Extract<Serve, { readonly kind: 'split' }>) {
  let end = 0;
  return shares.map(({ variation, share }) => {
    end += share;
    return { variation, end };
  });
}

/** Boxes that change alike and touch along one draw are one. */
function united(boxes: readonly Box[]): readonly Box[] {
  const done: Box[] = [];
  for (const box of boxes) {
    const at = done.findIndex((other) => unite(other, box) !== undefined);
    const whole = done[at] && unite(done[at], box);
    if (whole === undefined) done.push(box);
    else done[at] = whole;
  }
  return done.length === boxes.length ? done : united(done);
}

function unite(a: Box, b: Box): Box | undefined {
  if (a.from !== b.from || a.to !== b.to) return undefined;
  const different = a.places.flatMap(({ from, to }, at) =>
    from === b.places[at]?.from && to === b.places[at]?.to ? [] : [at],
  );
  const [axis, ...more] = different;
  const [left, right] = axis === undefined ? [] : [a.places[axis], b.places[axis]];
  if (left === undefined || right === undefined || more.length > 0 || left.to !== right.from)
    return undefined;
  return { ...a, places: a.places.map((each) => (each === left ? { ...left, to: right.to } : each)) };
}

function isPart({ from, to }: Places): boolean {
  return from > 0 || to < 1;
}
