import type { FlagValue } from '../../../../src/core/model/flag.ts';
import { type Branch, findBranchesWith } from '../../../../src/core/removal/branches.ts';
import { indexOf } from '../references/fixtureIndex.ts';
import { KEY, syntaxes } from './removing.ts';

const findBranches = findBranchesWith(syntaxes);

/** The branches of the flag in one file, with the index that the product builds. */
export async function branchesIn(
  file: string,
  text: string,
  values: readonly FlagValue[],
  variants?: (value: FlagValue) => string,
): Promise<readonly Branch[]> {
  const kept = values.map((value) => ({ value, ...(variants && { variant: variants(value) }) }));
  const index = await indexOf(new Map([[file, text]]), [KEY]);
  return findBranches({ file, text, references: index.ofKey(KEY) }, new Map([[KEY, kept]]), new Map());
}
