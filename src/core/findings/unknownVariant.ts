import { t } from '@vscode/l10n';
import type { FlagState } from '../model/flagState.ts';
import type { Compared } from '../removal/compared.ts';
import type { CheckName } from './finding.ts';
import { literal } from './literal.ts';
import { typeOf } from './valueType.ts';

/**
 * What SDKs say where they have no value of the flag: Split's `control` (help.split.io, "The control treatment"),
 * Unleash's `disabled` variant (docs.getunleash.io, "Feature toggle variants"), and an empty text.
 */
const WITHOUT_FLAG: ReadonlySet<string> = new Set(['', 'control', 'disabled']);

/** What a flag of texts may give; undefined where one of its states has other values, or none is known. */
export function textsOf(states: readonly FlagState[]): readonly string[] | undefined {
  if (states.length === 0 || states.some((state) => typeOf(state) !== 'string')) return undefined;
  return [...new Set(states.flatMap(({ variations }) => variations.map(({ value }) => String(value))))];
}

/** What SDKs may call what a flag serves; undefined where that is not known of all of it. */
export function namesOf(states: readonly FlagState[]): readonly string[] | undefined {
  const names = states.flatMap(({ variations }) => variations.map(({ variant }) => variant));
  const known = names.filter((name) => name !== undefined);
  return known.length === 0 || known.length < names.length ? undefined : [...new Set(known)];
}

/** What a flag may give where its value, or else what that is called, is looked at. */
export function givenOf(states: readonly FlagState[], isName: boolean): readonly string[] | undefined {
  return isName ? namesOf(states) : textsOf(states);
}

/** A comparison with what the flag never gives. `states`: of every environment that knows the flag. */
export function unknownVariant(
  { key, value, defaultText, isName }: Compared,
  states: readonly FlagState[],
): { readonly check: CheckName; readonly message: string } | undefined {
  const texts = givenOf(states, isName === true);
  if (texts === undefined || texts.includes(value) || WITHOUT_FLAG.has(value)) return undefined;
  if (defaultText !== undefined && (literal(defaultText) ?? value) === value) return undefined;
  return {
    check: 'unknown-variant',
    message: t`${key} never gives ${JSON.stringify(value)}, but ${texts.map((text) => JSON.stringify(text)).join(', ')}`,
  };
}
