const WORDS = 'FF|FLAGS?|FEATURES?|TOGGLE|GATE|EXPERIMENT(?:AL)?|ROLLOUT|(?:EN|DIS)ABLED?';

/** Names that alone say that they are flags', where they stand. */
export const FLAGS_BY_NAME = new RegExp(
  `(?<![\\w-])(?=(?:[A-Z\\d]+_)*(?:${WORDS})(?:_|(?!\\w)))([A-Z][A-Z\\d]*(?:_[A-Z\\d]+){2,})(?![\\w-])`,
  'g',
);
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
