import type { AskedAt, Gives, ValueType } from '../../model/reference.ts';
import type { Place } from '../sdkCalls/flagCall.ts';

/** A call understood as asking for a flag. */
export interface FlagQuestion {
  readonly how: 'call' | 'wrapper';
  /** `known`: believed only for a key some flag system has. */
  readonly belief: 'certain' | 'probable' | 'known';
  readonly key: Place;
  readonly default?: Place;
  readonly inverted?: true;
  readonly gives?: Gives;
  readonly type?: ValueType;
  /** The configuration names the call, whatever its function does. */
  readonly named?: true;
  /** Of a wrapper: where it asks, and where what it asks asks; empty where that cannot be told. */
  readonly through?: readonly AskedAt[];
}
