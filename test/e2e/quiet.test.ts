import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { useWindow } from '../support/demoSession.ts';

/** A folder without flags: nothing of ours shows. */
describe('a folder without flags', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-quiet-'));
    await writeFile(path.join(folder, 'index.ts'), "export const greeting = 'hello';\n");
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const session = useWindow(() => folder);

  it('is left alone, until it is asked for', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.openFile('index.ts');
    // Its list draws only the rows in view, slowest activation first.
    await page.setViewportSize({ width: 1280, height: 4000 });
    await workbench.runCommand('Developer: Show Running Extensions');
    await page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Release Lens' }).waitFor();
    assert.equal(await page.locator('.activitybar .action-label[aria-label*="Release Lens"]').count(), 0);
    assert.equal(await page.locator('[id$="releaseLens.status"]').count(), 0);
    await workbench.runCommand('Release Lens: Find Flags in This Workspace');
    await workbench.notifications
      .filter({ hasText: 'No flag call and no flag definition was found' })
      .waitFor();
  });
});
