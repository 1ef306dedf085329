import type { FlagKey } from '../core/model/flag.ts';
import type { Reference } from '../core/model/reference.ts';
import type { References } from '../core/references/referenceTable.ts';
import { codeExpiry } from '../core/staleness/codeExpiry.ts';
import type { CodeExpiry } from '../core/staleness/facts.ts';
import { usesOf } from './codeUses.ts';

/** The dates by which code says that its flags go. Files that cannot be read say nothing. */
export async function codeExpiries(
  index: References,
  read: (file: string) => Promise<string>,
): Promise<ReadonlyMap<FlagKey, CodeExpiry>> {
  const found = new Map<FlagKey, CodeExpiry>();
  for (const file of index.files()) {
    const uses = usesOf(index.ofFile(file));
    const text = uses.length === 0 ? '' : await read(file).catch(() => '');
    for (const [key, references] of byKey(uses)) {
      const expiry = codeExpiry(text, references);
      const known = found.get(key);
      if (expiry !== undefined && !(known !== undefined && known.at <= expiry.at)) found.set(key, expiry);
    }
  }
  return found;
}

function byKey(references: readonly Reference[]): ReadonlyMap<FlagKey, readonly Reference[]> {
  const found = new Map<FlagKey, Reference[]>();
  for (const reference of references) {
    const same = found.get(reference.key);
    if (same) same.push(reference);
    else found.set(reference.key, [reference]);
  }
  return found;
}
