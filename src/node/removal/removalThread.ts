import type { FileRemoval, PlanRemoval } from '../../core/removal/plan.ts';
import { WorkerThread } from '../indexing/workerThread.ts';

export type RemovalQuestion = Parameters<PlanRemoval>;

/** Works removals out in a thread of its own, which is started when the first is asked for. */
export function planRemovalInThread(script: string): PlanRemoval {
  let thread: WorkerThread<RemovalQuestion, readonly FileRemoval[]> | undefined;
  return (...question) => {
    if (thread === undefined || thread.hasFailed) thread = new WorkerThread(script);
    return thread.ask(question);
  };
}
