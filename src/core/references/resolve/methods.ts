import type { FileFacts } from '../facts.ts';

/** A file's methods by name, as indexes of its functions. */
export function methodsIn({ functions }: FileFacts): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { name, method }] of functions.entries()) {
    if (!method || name === '') continue;
    const own = found.get(name);
    if (own) own.push(index);
    else found.set(name, [index]);
  }
  return found;
}
