import type { Who } from './exposure.ts';

/** What a release is to come to. Populations that are not named stay as they are. */
export interface Reach {
  readonly variation: string;
  /** Are to have it, by a rule of their own. */
  readonly with: readonly Who[];
  /** Are to have it by no rule of their own any more. */
  readonly without: readonly Who[];
  /** Part of all whom no other rule reaches, 0 to 1; left out: as it is. */
  readonly share?: number;
}
