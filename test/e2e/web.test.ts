import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { useWebWindow } from '../support/demoSession.ts';

/** VS Code in a browser alone, the demo behind a file system provider: no disk, no git, no Node. */
describe('in a browser', () => {
  let above: string;
  before(async () => {
    above = await mkdtemp(path.join(os.tmpdir(), 'release-lens-web-'));
  });
  after(() => rm(above, { recursive: true, force: true }));
  const session = useWebWindow(() => path.join(above, 'demo'));

  const flagFile = () => readFile(path.join(session().folder, 'flags', 'production.flagd.json'), 'utf8');
  let untouched: string;

  it('finds the flags and shows their state where a key stands', async () => {
    untouched = await flagFile();
    const { workbench } = session();
    await workbench.openInExplorer('shop', 'checkout.tsx');
    await workbench.editor.locator('.view-line', { hasText: 'getBooleanValue' }).waitFor();
    const hover = await workbench.hoverToken('new-checkout', 'nobody');
    await hover.getByText('staging').first().waitFor();
  });

  it('releases to only me: one dated rule in the flag file, and nobody else', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const hover = await workbench.hoverToken('new-checkout', 'Release to only me');
    await hover.getByText('Release to only me').click();
    const input = page.locator('.quick-input-widget input');
    await input.fill('you@shop.example');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('you: off → on; everyone else: unchanged').waitFor();
    await dialog.getByRole('button', { name: 'Release to only me' }).click();
    await workbench.notifications
      .filter({ hasText: 'new-checkout is on for only you in production' })
      .waitFor();
    assert.match(await flagFile(), /you@shop\.example/);
  });

  it('takes it back to the letter', async () => {
    const { workbench } = session();
    const hover = await workbench.hoverToken('new-checkout', 'You are released until');
    await hover.getByText('End (8 h left)').click();
    await workbench.hoverToken('new-checkout', 'Release to only me');
    assert.equal(await flagFile(), untouched);
  });
});
