import type { FlagState } from '../model/flagState.ts';
import type { Reference } from '../model/reference.ts';
import type { CheckName } from './finding.ts';

/** What is wrong with the way a flag is asked for. `states`: where it matters; `now`: Unix milliseconds. */
export type ReferenceRule = (
  reference: Reference,
  states: readonly FlagState[],
  now: number,
) => { readonly check: CheckName; readonly message: string } | undefined;
