import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { itLeavesNothingInTheLogs, useDemoSession } from '../support/demoSession.ts';

/** See it, release it to only me in a running production, see it there, take it back. */
describe('the main job', () => {
  const session = useDemoSession();

  const flagFile = () => readFile(path.join(session().folder, 'flags', 'production.flagd.json'), 'utf8');

  async function checkoutOf(user: string): Promise<string | undefined> {
    const page = await (await fetch(`${session().shop.url}/?user=${user}`)).text();
    return /data-testid="(checkout-[a-z]+)"/.exec(page)?.[1];
  }

  let before: string;

  it('shows the release state where the key stands', async () => {
    before = await flagFile();
    const { workbench } = session();
    await workbench.openFile('checkout.tsx');
    await workbench.editor.locator('.view-line', { hasText: 'getBooleanValue' }).waitFor();
    const hover = await workbench.hoverToken('new-checkout', 'Everyone gets off');
    await hover.getByText('nobody').first().waitFor();
    assert.equal(await checkoutOf('you'), 'checkout-classic');
    assert.equal(await checkoutOf('ana'), 'checkout-classic');
  });

  it('releases to only me: the shop changes for me and for nobody else', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const hover = await workbench.hoverToken('new-checkout', 'Release to only me');
    await hover.getByText('Release to only me').click();
    const input = page.locator('.quick-input-widget input');
    await input.waitFor();
    assert.equal(await input.inputValue(), 'you@shop.example', "git's user.email is proposed");
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('you: off → on; everyone else: unchanged').waitFor();
    await dialog.getByRole('button', { name: 'Release to only me' }).click();
    await workbench.notifications
      .filter({ hasText: 'new-checkout is on for only you in production' })
      .filter({ hasText: 'Production was asked' })
      .waitFor();
    assert.equal(await checkoutOf('you'), 'checkout-new');
    assert.equal(await checkoutOf('ana'), 'checkout-classic');
  });

  it('shows the lease where I work', async () => {
    const { workbench } = session();
    await workbench.runCommand('Release Lens: Focus on My Self-Releases View');
    await workbench.sideBar.locator('.monaco-list-row', { hasText: 'new-checkout → on' }).waitFor();
    await workbench.statusBar
      .locator('[id="releaseLens.status"], [id$="releaseLens.status"]')
      .filter({ hasText: '1' })
      .waitFor();
  });

  it('takes it back to the letter', async () => {
    const { workbench } = session();
    const hover = await workbench.hoverToken('new-checkout', 'You are released until');
    await hover.getByText('End (8 h left)').click();
    await workbench.sideBar.getByText('Nothing is released to only you.').waitFor();
    assert.equal(await flagFile(), before);
    const gone = async () => (await checkoutOf('you')) === 'checkout-classic';
    const deadline = Date.now() + 5000;
    while (!(await gone())) assert.ok(Date.now() < deadline, 'the shop still shows the new checkout');
  });

  it('refuses, with the reason, what would wake up others', async () => {
    const { workbench } = session();
    await workbench.openFile('header.tsx');
    const hover = await workbench.hoverToken('searchSuggestions', 'Release to only me');
    await hover.getByText('Release to only me').click();
    await workbench.notifications
      .filter({ hasText: 'Not released. search-suggestions is switched off' })
      .filter({ hasText: 'Nothing was changed' })
      .waitFor();
    assert.equal(await flagFile(), before);
  });

  it('tells which flags are stale', async () => {
    const { workbench } = session();
    await workbench.runCommand('Release Lens: Focus on Stale View');
    const row = workbench.sideBar.locator('.monaco-list-row', { hasText: 'old-banner' });
    await row.filter({ hasText: 'everyone gets on since 94 d' }).waitFor();
  });

  itLeavesNothingInTheLogs(session);
});
