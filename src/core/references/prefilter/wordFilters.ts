import { familyOf } from '../extract/lexicalNames.ts';
import { FAMILIES, type Family } from '../languages/family.ts';
import { aliasIn } from './aliases.ts';
import { NOTHING_WANTED, type Wanted } from './patterns.ts';
import { WordFilter } from './words.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** A filter for each file: names mean something to their own family alone. */
export function filtersOf(wanted: Wanted): (file: string) => WordFilter {
  const filters = new Map(FAMILIES.map((family) => [family, new WordFilter(wantedIn(family, wanted))]));
  const none = new WordFilter(NOTHING_WANTED);
  return (file) => filters.get(familyOf(file)) ?? none;
}

/** Without syntax only keys mean anything. */
function wantedIn(family: Family, wanted: Wanted): Wanted {
  if (family === 'text') return { ...wanted, names: NOTHING, owners: NOTHING };
  return { ...wanted, names: new Set([...wanted.names].filter((each) => aliasIn(each).family === family)) };
}
