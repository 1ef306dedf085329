import type { FlagValue } from '../../../core/model/flag.ts';
import { operation } from '../conditions.ts';

/** A `fractional` taken apart: what it draws by, if it says so, and its buckets in order. */
export interface Weights {
  readonly by?: FlagValue;
  readonly buckets: readonly Bucket[];
}

export type Bucket = readonly [variant: string, weight: number];

/** flagd refuses larger sums. */
const MOST_WEIGHT = 2 ** 31 - 1;
/** As people write shares: in percent, or finer where that is not enough. */
const PARTS = [100, 1000, 10_000, 100_000];

/** Undefined for what is no such expression, or one whose buckets are not plain. */
export function weightsOf(logic: FlagValue | undefined): Weights | undefined {
  const call = operation(logic);
  if (call?.operator !== 'fractional') return undefined;
  const explicit = !Array.isArray(call.args[0]);
  const buckets = (explicit ? call.args.slice(1) : call.args).map(bucketOf);
  const read = buckets.filter((bucket) => bucket !== undefined);
  if (read.length !== buckets.length || totalOf(read) === 0) return undefined;
  return { ...(explicit ? { by: call.args[0] ?? null } : {}), buckets: read };
}

export function fractional({ by, buckets }: Weights): FlagValue {
  const args = buckets.map(([variant, weight]): FlagValue => [variant, weight]);
  return { fractional: by === undefined ? args : [by, ...args] };
}

/** A draw by the flag's key and the person's: nobody's place hangs on another flag. */
export function ownDraw(variant: string, rest: string, share: number): Weights {
  const parts = partsOf(share, 1);
  const weight = Math.round(share * parts);
  return {
    buckets: [
      [variant, weight],
      [rest, parts - weight],
    ],
  };
}

/**
 * The same draw with another share for one variant, taken from or given to its neighbour `rest` alone: everybody keeps
 * their place, so that whoever has the variant keeps it as long as the share grows. Undefined where that cannot be.
 */
export function withShare(
  { by, buckets }: Weights,
  variant: string,
  rest: string,
  share: number,
): Weights | undefined {
  const whole = buckets.some(([name]) => name === variant) ? buckets : besideRest(buckets, variant, rest);
  const [mine, theirs] = [only(whole, variant), only(whole, rest)];
  if (mine === undefined || theirs === undefined || Math.abs(mine - theirs) !== 1) return undefined;
  const total = totalOf(whole);
  const parts = partsOf(share, total);
  const scaled = whole.map(([name, weight]): Bucket => [name, (weight * parts) / total]);
  const room = (scaled[mine]?.[1] ?? 0) + (scaled[theirs]?.[1] ?? 0);
  const weight = Math.round(share * parts);
  if (weight > room || parts > MOST_WEIGHT) return undefined;
  const next = scaled.map(([name, old], at): Bucket => {
    if (at === mine) return [name, weight];
    return [name, at === theirs ? room - weight : old];
  });
  return { ...(by === undefined ? {} : { by }), buckets: next };
}

function besideRest(buckets: readonly Bucket[], variant: string, rest: string): readonly Bucket[] {
  return buckets.flatMap((bucket): readonly Bucket[] =>
    bucket[0] === rest ? [[variant, 0], bucket] : [bucket],
  );
}

/** Where a variant has its one bucket. */
function only(buckets: readonly Bucket[], variant: string): number | undefined {
  const found = buckets.flatMap(([name], at) => (name === variant ? [at] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** The fewest parts, a multiple of `total` that people can read, of which the share is a whole number. */
function partsOf(share: number, total: number): number {
  if (total > 1 && isWhole(share * total)) return total;
  const parts = PARTS.find((each) => isWhole(share * each)) ?? 100_000;
  return (total * parts) / greatestDivisor(total, parts);
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function totalOf(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, [, weight]) => sum + weight, 0);
}

function bucketOf(entry: FlagValue): Bucket | undefined {
  if (!Array.isArray(entry) || entry.length === 0 || entry.length > 2) return undefined;
  const [variant, weight = 1] = entry as readonly FlagValue[];
  const isPlain = typeof weight === 'number' && Number.isInteger(weight) && weight >= 0;
  return typeof variant === 'string' && isPlain ? [variant, weight] : undefined;
}
