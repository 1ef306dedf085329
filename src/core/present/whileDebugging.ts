import { t } from '@vscode/l10n';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import type { EnvironmentRow } from './flagCard.ts';
import type { You } from './you.ts';

/** More than these are not offered: who debugs one file debugs one or two flags. */
const MOST = 3;

/** Flags of a file that could be on for only me while I debug: switches that are off for me, though they are on. */
export function couldBeMine(
  keys: readonly FlagKey[],
  row: (key: FlagKey) => EnvironmentRow | undefined,
): readonly FlagKey[] {
  const found = keys.filter((key) => {
    const { stage, exposure, you, state } = row(key) ?? {};
    const isOn = stage === 'dark' || stage === 'team' || stage === 'ramp';
    return isOn && exposure?.toggle === true && (you === undefined || isOff(you, state));
  });
  return found.length > MOST ? [] : found;
}

function isOff({ variation }: You, state: FlagState | undefined): boolean {
  return state?.variations.find(({ name }) => name === variation)?.value === false;
}

/** `new-checkout and express-pay` */
export function listed(keys: readonly FlagKey[]): string {
  const [last, ...before] = [...keys].reverse();
  return before.length === 0 ? (last ?? '') : t`${before.reverse().join(', ')} and ${last ?? ''}`;
}
