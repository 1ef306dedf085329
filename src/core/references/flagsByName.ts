import type { FlagKey } from '../model/flag.ts';
import { speaksOfFlags } from './flagNames.ts';
import { wordsOfKey } from './keyCase.ts';
import { memberNames } from './resolve/knownKeys.ts';

const IS_NAME = /^[A-Za-z_]\w*$/;
const WORDS = 'FF|FLAGS?|FEATURES?|TOGGLE|GATE|EXPERIMENT(?:AL)?|ROLLOUT|(?:EN|DIS)ABLED?';

/** Names that alone say that they are flags', where they stand. */
export const FLAGS_BY_NAME = new RegExp(
  `(?<![\\w-])(?=(?:[A-Z\\d]+_)*(?:${WORDS})(?:_|(?!\\w)))([A-Z][A-Z\\d]*(?:_[A-Z\\d]+){2,})(?![\\w-])`,
  'g',
);
/** In humps or with underscores: `FeatureFlagNewCheckout`, `newCheckoutEnabled`, `disable_gift_cards`. */
const MAY_SAY = /[Ee]nabled?|[Dd]isabled?|[Ff]eature_?(?:[Ff]lag|[Tt]oggle)/;
const SWITCH = /^(?:enabled?|disabled?)$/;
const FEATURE_FLAG = /(?:^| )feature (?:flag|toggle)(?: |$)/;
const FEWEST_WORDS = 3;

/** Whether a member or key of an object of three words or more says by itself that it switches something. */
export function isSwitchByName(name: string): boolean {
  if (!MAY_SAY.test(name)) return false;
  const words = wordsOfKey(name);
  if (words.length < FEWEST_WORDS) return false;
  return (
    [words[0], words.at(-1)].some((word) => SWITCH.test(word ?? '')) || FEATURE_FLAG.test(words.join(' '))
  );
}

/** What fills a form, or is given to a page, has switches of its own: `useWidgetParams()`, `FORM_VALUES`. */
export function isOfParameters(name: string): boolean {
  return PARAMETERS.test(name) && !speaksOfFlags(name);
}

const PARAMETERS = /[a-z](?:Param|Value)s(?:\(\))?$|_(?:PARAM|VALUE)S$/;

/** How a key is written where its name alone says that it is a flag's; none where it does not. */
export function namesAlone(key: FlagKey): readonly string[] {
  if (isFlagByName(key)) return [key];
  return isSwitchByName(key) ? memberNames(key).filter((name) => IS_NAME.test(name)) : [];
}

/** Asked first, as every name in the code is, and hardly any is loud. */
const LOUD = /^[A-Z\d]+_[A-Z\d_]+$/;
const WHOLE = new RegExp(`^${FLAGS_BY_NAME.source}$`);

/**
 * Whether a name alone says that it is a flag's, as those do that an environment sets: `FF_NEW_CHECKOUT`,
 * `NEW_CHECKOUT_ENABLED`. It needs no object called like flags before it.
 */
export function isFlagByName(name: string): boolean {
  return LOUD.test(name) && WHOLE.test(name);
}
