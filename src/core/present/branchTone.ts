import { sharesOf } from '../exposure/baseline.ts';
import { isOnly } from '../exposure/stage.ts';
import { leavesOf } from '../model/condition.ts';
import type { Exposure, Population } from '../model/exposure.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';

/** `nobody`: nobody takes the branch today. `only me`: I take it, and nobody else does. */
export type BranchTone = 'nobody' | 'only me';

/**
 * How a branch stands that runs for `values` alone. Undefined where others take it, and wherever it cannot be told who
 * gets what.
 */
export function branchTone(
  state: FlagState,
  exposure: Exposure,
  me: Identity | undefined,
  values: readonly FlagValue[],
): BranchTone | undefined {
  if (exposure.unknown.length > 0 || servesCode(state) || draws(state)) return undefined;
  const { heldBack, released, baseline } = exposure;
  const reached = [...heldBack, ...released];
  const mine = reached.filter((population) => isOnly(population, me));
  const others = reached.filter((population) => !mine.includes(population));
  const rest = isAll(reached) ? [] : [baseline];
  const takes = (variations: readonly (string | null)[]) =>
    variations.some((variation) => {
      const served = state.variations.find(({ name }) => name === variation);
      return served === undefined || values.includes(served.value);
    });
  if (takes([...others.map(({ variation }) => variation), ...rest])) return undefined;
  return takes(mine.map(({ variation }) => variation)) ? 'only me' : 'nobody';
}

/** Somebody may get the default written in the code, which the flag system does not know. */
function servesCode({ status, rules, otherwise, whenOff }: FlagState): boolean {
  const serves = status === 'on' ? [...rules.map(({ serve }) => serve), otherwise] : [whenOff];
  return serves.flatMap(sharesOf).some(({ variation }) => variation === null);
}

/** Whoever lacks what a draw is taken of gets what the flag system gives him, and no share says how many they are. */
function draws({ status, rules, otherwise }: FlagState): boolean {
  if (status !== 'on') return false;
  const inRule = rules.some(({ condition }) => leavesOf(condition).some(({ op }) => op === 'drawn'));
  return inRule || [...rules.map(({ serve }) => serve), otherwise].some(({ kind }) => kind === 'split');
}

/** Nobody is left to fall through. */
function isAll(populations: readonly Population[]): boolean {
  const shares = populations.filter(({ who }) => who.kind === 'everyone').map(({ share }) => share);
  return shares.reduce((sum, share) => sum + share, 0) > 1 - 1e-9;
}
