import type { Log } from '../core/ports/log.ts';
import { notify } from './notify.ts';

/** What nobody foresaw is told once and logged, never swallowed. */
export async function guarded(log: Log, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    log.error('A command failed.', error);
    void notify.error(error instanceof Error ? error.message : String(error));
  }
}
