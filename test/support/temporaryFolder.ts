import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Gives each test of the surrounding `describe` an empty folder of its own. */
export function useTemporaryFolder(): (...names: string[]) => string {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-test-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  return (...names) => path.join(folder, ...names);
}
