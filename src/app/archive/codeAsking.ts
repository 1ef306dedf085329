import type { FlagKey } from '../../core/model/flag.ts';
import type { CodeUses } from '../codeUses.ts';
import type { FlagStore } from '../flagStore.ts';
import type { CodeAsking } from './proposal.ts';

/** Where the code of the branch that others work from still has a text; undefined where there is no such branch. */
export type UsedElsewhere = (
  folder: string,
  text: string,
  except: readonly string[],
) => Promise<{ readonly branch: string; readonly files: readonly string[] } | undefined>;

/** Definitions are no code. */
export async function codeAsking(
  key: FlagKey,
  { entries, roots }: FlagStore,
  uses: CodeUses,
  usedElsewhere: UsedElsewhere,
): Promise<CodeAsking> {
  const sources = [...new Set(entries.map(({ environment }) => environment.source))];
  const found = await Promise.all(roots.map((root) => usedElsewhere(root, key, sources)));
  return {
    here: uses.indexed ? uses.count(key) : undefined,
    branches: found.filter((each) => each !== undefined),
  };
}
