import type { FlagKey } from '../../core/model/flag.ts';
import type { NativeStrategy } from './native.ts';

/** What is sent, one request each. */
export type Step =
  | { readonly do: 'add'; readonly feature: FlagKey; readonly strategy: OwnStrategy }
  | {
      readonly do: 'change';
      readonly feature: FlagKey;
      readonly from: NativeStrategy;
      readonly to: NativeStrategy;
    }
  | { readonly do: 'remove'; readonly feature: FlagKey; readonly id: string }
  | { readonly do: 'on' | 'off' | 'archive'; readonly feature: FlagKey };

export type OwnStrategy = Omit<NativeStrategy, 'id'> & { readonly sortOrder: number };

/** A strategy as it is sent: segments by their numbers. */
export function wire<T extends Pick<NativeStrategy, 'segments'>>(strategy: T) {
  return { ...strategy, segments: strategy.segments.map(({ id }) => id) };
}
