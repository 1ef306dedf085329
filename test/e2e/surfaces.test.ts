import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { itLeavesNothingInTheLogs, useDemoSession } from '../support/demoSession.ts';

/** What a person looks at all day, by keys alone. */
describe('the surfaces', () => {
  const session = useDemoSession();

  it('mark production as what is in view', async () => {
    const { workbench } = session();
    await workbench.openFile('cart.tsx');
    const status = workbench.statusBar.locator('[id$="releaseLens.status"] a');
    await status.filter({ hasText: 'production' }).waitFor();
    const label = await status.getAttribute('aria-label');
    assert.match(label ?? '', /Nothing is released to only you\. Production is in view\./);
  });

  it('list the flags of the open file in its order, named for who listens', async () => {
    const { workbench } = session();
    await workbench.runCommand('Release Lens: Focus on This File View');
    const rows = workbench.sideBar.getByRole('tree', { name: 'This File' }).getByRole('treeitem');
    // What is used through an accessor of another file comes last.
    await rows.first().filter({ hasText: 'new-checkout' }).waitFor();
    const labels = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
    assert.deepEqual(labels.slice(0, 3), [
      'new-checkout, production, nobody',
      'gift-wrapping, not defined',
      'pickup-points, production, 5% of 10 countries',
    ]);
  });

  it('list the flags that a flag file defines', async () => {
    const { workbench } = session();
    await workbench.openFile('production.flagd.json');
    const rows = workbench.sideBar.getByRole('tree', { name: 'This File' }).getByRole('treeitem');
    await rows.first().filter({ hasText: 'new-checkout' }).waitFor();
    await workbench.openFile('cart.tsx');
  });

  it('have a menu of their own in the editor, where the open file has flags', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.openFile('cart.tsx');
    // Until then it is not known that there are flags.
    await page.locator('.squiggly-warning').first().waitFor();
    const menu = page.locator('.context-view .action-item', { hasText: 'Release Lens' });
    await workbench.editor
      .locator('.view-line span span', { hasText: 'gift-wrapping' })
      .click({ button: 'right' });
    await menu.hover();
    await page.locator('.context-view .action-item', { hasText: /^Remove from Code…$/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('find a flag by what it is like, and show where it is used without taking the focus', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.runCommand('Release Lens: Find a Flag…');
    await workbench.quickInput.waitFor();
    await page.keyboard.type('@ramp mail');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.nth(1).waitFor({ state: 'detached' });
    await rows.filter({ hasText: 'everyone but 1 person' }).waitFor();
    await page.keyboard.press('Enter');
    await rows.filter({ hasText: 'Release to only me in production' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('take the flag that is typed, though Enter comes before the list knows of it', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.runCommand('Release Lens: Find a Flag…');
    await workbench.quickInput.waitFor();
    // At once, as nobody types: the first row is still another flag's.
    await workbench.quickInput.fill('loyalty-points');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'loyalty-points' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('arrange the flags by stage', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.runCommand('Release Lens: Group Flags…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'stage' }).first().click();
    await workbench.sideBar.locator('.monaco-list-row', { hasText: 'Named people and segments' }).waitFor();
  });

  it('show the name of a flag as it is, though it looks like a link to a command', async () => {
    const { workbench, folder } = session();
    const { page } = workbench;
    const name = '[x](command:workbench.action.quit)';
    const file = path.join(folder, 'flags', 'production.flagd.json');
    const defined = JSON.parse(await readFile(file, 'utf8'));
    defined.flags[name] = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };
    await writeFile(file, JSON.stringify(defined, null, 2));
    await workbench.openFile('README.md');
    await workbench.runCommand('Release Lens: Show References');
    await workbench.quickInput.fill('workbench.action.quit');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'workbench.action.quit' }).click();
    const said = workbench.notifications.filter({ hasText: 'is used nowhere in this workspace' });
    await said.waitFor();
    assert.equal((await said.innerText()).replaceAll('\u2060', '').includes(name), true);
    assert.equal(await said.locator('a').filter({ hasText: 'x' }).count(), 0, 'it is a link');
  });

  it('put a flag away that no code asks for, once I agree, without asking who I am', async () => {
    const { workbench, folder } = session();
    const { page } = workbench;
    await workbench.openFile('README.md');
    await workbench.runCommand('Release Lens: Archive in the Flag System…');
    await workbench.quickInput.fill('legacy-search');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'legacy-search' }).click();
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Archive legacy-search in' });
    await dialog.getByRole('button', { name: /^Archive/ }).click();
    await workbench.notifications
      .filter({ hasText: 'legacy-search' })
      .filter({ hasText: 'archived' })
      .waitFor();
    for (const name of ['development', 'staging', 'production']) {
      const text = await readFile(path.join(folder, 'flags', `${name}.flagd.json`), 'utf8');
      assert.equal(text.includes('legacy-search'), false, name);
      JSON.parse(text);
    }
  });

  it('speak German in a German window', async () => {
    const { workbench, context } = session();
    const { page } = workbench;
    // What VS Code's own translations would set: there is no language pack here.
    await context.addInitScript("globalThis._VSCODE_NLS_LANGUAGE = 'de'");
    await page.reload();
    await workbench.ready();
    await workbench.openFile('checkout.tsx');
    const status = workbench.statusBar.locator('[id$="releaseLens.status"] a');
    await status.filter({ hasText: 'production' }).waitFor();
    assert.match((await status.getAttribute('aria-label')) ?? '', /Angezeigt wird die Produktion\./);
    await workbench.runCommand('Release Lens: Focus on Diese Datei View');
    const rows = workbench.sideBar.getByRole('tree', { name: 'Diese Datei' }).getByRole('treeitem');
    await rows.filter({ hasText: 'niemand' }).waitFor();
    await workbench.hoverToken('new-checkout', 'Alle bekommen „aus“.');
    // A window is opened twice.
  }).timeout(400_000);

  itLeavesNothingInTheLogs(session);
});
