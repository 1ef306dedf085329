import { familyOf } from '../extract/lexicalNames.ts';
import type { Family } from '../languages/family.ts';
import { type Alias, aliasIn, isOfFileOfItsName } from './aliases.ts';
import { membersOf } from './members.ts';
import { NOTHING_WANTED, type Wanted } from './patterns.ts';
import { WordFilter } from './words.ts';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * A filter for each file, made when its family is first met: names mean something to their own family alone. To code read
 * without its syntax no new one does: its names are all noted.
 */
export function filtersOf(wanted: Wanted): (file: string, isUnread?: boolean) => WordFilter {
  const members = membersOf(wanted);
  const filters = new Map<Family, WordFilter>();
  return (file, isUnread = false) => {
    const family = isUnread ? 'text' : familyOf(file);
    const known = filters.get(family);
    if (known) return known;
    const filter = new WordFilter(wantedIn(family, wanted), members);
    filters.set(family, filter);
    return filter;
  };
}

/** As `filtersOf`, of names that count only beside their owner, and of owners. */
export function filtersOfOwned({ names, owners }: Wanted): (file: string) => WordFilter {
  const owned = new Set([...names].filter((each) => isOwned(aliasIn(each))));
  return filtersOf({ ...NOTHING_WANTED, names: owned, owners });
}

function isOwned(alias: Alias): boolean {
  return alias.owner !== undefined && !isOfFileOfItsName(alias);
}

/** Without syntax only keys mean anything, and members that spell them. */
function wantedIn(family: Family, wanted: Wanted): Wanted {
  if (family === 'text') return { ...wanted, names: NOTHING, owners: NOTHING };
  return { ...wanted, names: new Set([...wanted.names].filter((each) => aliasIn(each).family === family)) };
}
