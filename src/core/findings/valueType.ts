import type { FlagState } from '../model/flagState.ts';
import type { ValueType } from '../model/reference.ts';

/** Of all its values; undefined where they differ. */
export function typeOf({ variations }: Pick<FlagState, 'variations'>): ValueType | undefined {
  const types = new Set(variations.map(({ value }) => typeof value));
  const [only, ...more] = types;
  return more.length === 0 ? (only as ValueType | undefined) : undefined;
}
