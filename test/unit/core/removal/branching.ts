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
): Promise<readonly Branch[]> {
  const index = await indexOf(new Map([[file, text]]), [KEY]);
  return findBranches({ file, text, references: index.ofKey(KEY) }, new Map([[KEY, values]]), new Map());
}
