import type { Parse, Parsed } from '../ports/syntax.ts';

/** As many texts as a step looks back: the original, the one before it, and its own. */
const KEPT = 8;

/** A parser that does not read again what it read just now: most steps begin with the text the last one ended with. */
export function remembered(parse: Parse): Parse {
  const known = new Map<string, Parsed>();
  return (text) => {
    const parsed = known.get(text) ?? parse(text);
    known.delete(text);
    known.set(text, parsed);
    for (const oldest of known.keys()) {
      if (known.size <= KEPT) break;
      known.delete(oldest);
    }
    return parsed;
  };
}
