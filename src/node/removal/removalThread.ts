import type { Branch, FindBranches } from '../../core/removal/branches.ts';
import type { Compared, FindCompared } from '../../core/removal/compared.ts';
import type { FileRemoval, PlanRemoval } from '../../core/removal/plan.ts';
import type { Words } from '../indexing/workerThread.ts';
import { WorkerThread } from '../indexing/workerThread.ts';

export type RemovalQuestion =
  | { readonly remove: Parameters<PlanRemoval> }
  | { readonly branches: Parameters<FindBranches> }
  | { readonly compared: Parameters<FindCompared> };

/**
 * Works removals out in a thread of its own, which is started when the first is asked for. `words`: the texts of the
 * person's language, in which it is told why something is left; English without.
 */
export function planRemovalInThread(script: string, words?: Words): PlanRemoval {
  const ask = asking<readonly FileRemoval[]>(script, words);
  return (...remove) => ask({ remove });
}

interface Looking {
  readonly findBranches: FindBranches;
  readonly findCompared: FindCompared;
}

/** What is looked for without being asked for, in another thread: a removal that a person asks for does not wait for it. */
export function lookInThread(script: string): Looking {
  const ask = asking<readonly Branch[] & readonly Compared[]>(script);
  return {
    findBranches: (...branches) => ask({ branches }),
    findCompared: (...compared) => ask({ compared }),
  };
}

function asking<Result>(script: string, words?: Words) {
  let thread: WorkerThread<RemovalQuestion, Result> | undefined;
  return (question: RemovalQuestion) => {
    if (thread === undefined || thread.hasFailed) thread = new WorkerThread(script, words && { words });
    return thread.ask(question);
  };
}
