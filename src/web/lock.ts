import { t } from '@vscode/l10n';

/** As long as a writer on the desktop waits for another one. */
const PATIENCE_MS = 15_000;

/** One holder at a time; rejects with what is in the way, for the person. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Among all windows of this browser on this workspace: they share an origin, which Web Locks go by, and the
 * workspace's storage. https://www.w3.org/TR/web-locks/
 */
export function webLock(name: string): Lock {
  return async (work) => {
    // Absent where the page came over plain HTTP.
    const { locks } = navigator as { readonly locks?: LockManager };
    if (locks === undefined) throw new Error(t('this browser cannot keep two windows from writing at once'));
    let begun = false;
    try {
      return await locks.request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        begun = true;
        return work();
      });
    } catch (cause) {
      throw begun ? cause : new Error(t('another window is writing'));
    }
  };
}
