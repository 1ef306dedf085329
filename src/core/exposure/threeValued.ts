/** `cannot tell` says what is missing, so that a person knows what to add. */
export type Match =
  | { readonly result: 'match' }
  | { readonly result: 'no match' }
  | { readonly result: 'cannot tell'; readonly why: string; readonly missing: readonly string[] };

export const MATCH: Match = { result: 'match' };
export const NO_MATCH: Match = { result: 'no match' };

export function cannotTell(why: string, missing: readonly string[] = []): Match {
  return { result: 'cannot tell', why, missing };
}

export function known(holds: boolean): Match {
  return holds ? MATCH : NO_MATCH;
}

export function negate(inner: Match): Match {
  if (inner.result === 'cannot tell') return inner;
  return inner.result === 'match' ? NO_MATCH : MATCH;
}

export function combine(op: 'and' | 'or', parts: readonly Match[]): Match {
  const decisive = op === 'and' ? 'no match' : 'match';
  if (parts.some((part) => part.result === decisive)) return op === 'and' ? NO_MATCH : MATCH;
  const open = parts.filter((part) => part.result === 'cannot tell');
  if (open.length === 0) return op === 'and' ? MATCH : NO_MATCH;
  // For want of an attribute one alternative does not hold; another that is not understood still may.
  const isOpen = op === 'or' && open.some((part) => part.missing.length === 0);
  const missing = isOpen ? [] : open.flatMap((part) => part.missing);
  return cannotTell(open.map((part) => part.why).join('; '), [...new Set(missing)]);
}
