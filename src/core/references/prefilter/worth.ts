import { Sign } from './sign.ts';

const PAIRS = [
  Sign.generic | Sign.sdk,
  Sign.generic | Sign.named,
  Sign.held | Sign.named,
  Sign.everyday | Sign.hint,
  Sign.everyday | Sign.named,
  Sign.wrapper | Sign.hint,
  Sign.accessor | Sign.member,
  Sign.takenApart | Sign.plain,
];

/** A sure sign, or two that together make one. `isOwned`: whether a name (`alias`) has its owner there. */
export function isWorthReading(signs: number, isOwned: () => boolean): boolean {
  return (
    (signs & Sign.certain) !== 0 ||
    PAIRS.some((pair) => (signs & pair) === pair) ||
    ((signs & Sign.alias) !== 0 && isOwned())
  );
}
