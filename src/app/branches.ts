import { typeOf } from '../core/findings/valueType.ts';
import type { FlagKey } from '../core/model/flag.ts';
import type { FlagState } from '../core/model/flagState.ts';
import type { Reference } from '../core/model/reference.ts';
import type { Files } from '../core/ports/files.ts';
import type { Branch, FindBranches } from '../core/removal/branches.ts';
import type { SourceFile } from '../core/removal/plan.ts';
import { keptValues } from './keptValues.ts';
import { othersOf } from './removeFlag.ts';

/** Characters to be read for each reference, and so often: a hundred references in a file of a thousand lines. */
const MOST = 3_000_000;

interface Abilities {
  readonly files: Pick<Files, 'read'>;
  readonly findBranches: FindBranches;
}

/**
 * Which code of a file runs for which values of its flags; none where that would take too long to find out. Rejects with
 * `FileError`. `states`: of the flags of which it is known what values they have.
 */
export async function branchesOf(
  root: string,
  { file, text, references }: SourceFile,
  states: ReadonlyMap<FlagKey, FlagState>,
  { files, findBranches }: Abilities,
): Promise<readonly Branch[]> {
  const asking = references.filter((reference) => getsValue(reference, states.get(reference.key)));
  if (asking.length === 0 || asking.length * text.length > MOST) return [];
  const source = { file, text, references: asking };
  const values = new Map([...states].map(([key, state]) => [key, keptValues(state)] as const));
  return findBranches(source, values, await othersOf(root, [source], files));
}

/** Who asks for another type than the flag has gets the default in the code, whatever the flag says. */
function getsValue({ how, asks }: Reference, state: FlagState | undefined): boolean {
  if (state === undefined || how === 'mention') return false;
  return asks?.type === undefined || asks.type === typeOf(state);
}
