/** Works something out when it is first asked for, and only then; what it was worked out from is let go. */
export function once<T>(work: () => T): () => T {
  let pending: (() => T) | undefined = work;
  let result: T;
  return () => {
    if (pending !== undefined) {
      result = pending();
      pending = undefined;
    }
    return result;
  };
}
