import type { FlagKey } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import type { FlagChange } from '../../core/ports/provider.ts';
import type { Revision } from '../../core/ports/revisions.ts';
import { resolved } from './conditions.ts';
import { type JsonObject, parseDocument, type RawFlag } from './document.ts';

/**
 * Walks a file's revisions back from what stands there now, until each flag's definition differs:
 * the revision after that one changed it. A flag that is older than the history is as old as the history at least.
 */
export function changesOf(
  file: string,
  text: string,
  revisions: readonly Revision[],
): ReadonlyMap<FlagKey, FlagChange> {
  const now = flagsIn(file, text);
  const changes = new Map<FlagKey, FlagChange>();
  const open = new Map(now);
  let later: Revision | undefined;
  for (const revision of revisions) {
    const then = flagsIn(file, revision.text);
    for (const [key, flag] of open) {
      if (sameJson(then.get(key), flag)) continue;
      if (later !== undefined) changes.set(key, changeAt(later, file));
      open.delete(key);
    }
    later = revision;
  }
  if (later !== undefined) for (const key of open.keys()) changes.set(key, changeAt(later, file));
  return changes;
}

function changeAt({ commit, at, by }: Revision, file: string): FlagChange {
  return { at, by, seen: `git ${commit.slice(0, 8)}, ${file}` };
}

/** Whoever changes a shared evaluator changes every flag that refers to it. */
function withEvaluators(flag: RawFlag, evaluators: JsonObject): RawFlag {
  const { targeting } = flag;
  return targeting === undefined ? flag : { ...flag, targeting: resolved(targeting, evaluators) };
}

function flagsIn(file: string, text: string): ReadonlyMap<FlagKey, RawFlag> {
  try {
    const { flags, evaluators } = parseDocument(file, text);
    const meant = [...flags].map(([key, flag]) => [key, withEvaluators(flag, evaluators)] as const);
    return new Map(meant);
  } catch {
    return new Map();
  }
}
