/** Thrown by a rule that must not go on: the reference is left as it was, for this reason. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
