import { t } from '@vscode/l10n';
import { isToggle } from '../exposure/baseline.ts';
import { exposure } from '../exposure/exposure.ts';
import { stage } from '../exposure/stage.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import { literal } from './literal.ts';
import type { ReferenceRule } from './referenceRule.ts';

/** A default of `true`: where the flag system cannot be reached, or is switched off, everybody has what is not released. */
export const contradictingDefault: ReferenceRule = ({ key, defaultText, inverted }, states, now) => {
  const given = defaultText === undefined ? undefined : literal(defaultText);
  if (given === undefined || inverted || states.length === 0) return undefined;
  const off = states.map(offValue);
  const isReleased = states.every((state) => stage(exposure(state, now), undefined) === 'everyone');
  if (isReleased || off.some((value) => value === undefined || value === given)) return undefined;
  const [value] = off;
  return {
    check: 'contradicting-default',
    message: t`${key}: the default here is ${defaultText ?? ''}, but off means ${JSON.stringify(value) ?? ''}: where the flag system cannot be reached, everybody gets what is not released`,
  };
};

/** Undefined where no value is the one that stands for off. */
function offValue(state: FlagState): FlagValue | undefined {
  const { whenOff, variations } = state;
  if (whenOff.kind === 'variation' && whenOff.variation !== null)
    return variations.find(({ name }) => name === whenOff.variation)?.value;
  return isToggle(state) ? false : undefined;
}
