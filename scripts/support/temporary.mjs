// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** @import { OnClose } from './opening.mjs' */

/**
 * A new folder that only this user can enter.
 * @param {OnClose} onClose
 */
export async function temporaryFolder(onClose) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-'));
  onClose(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
