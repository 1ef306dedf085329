import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { itLeavesNothingInTheLogs, usePackagedSession } from '../support/demoSession.ts';

/** The steps of the walkthrough, and where the buttons of each lead. */
const STEPS: readonly (readonly [title: string, buttons: Readonly<Record<string, string>>])[] = [
  [
    'See what a flag is doing',
    {
      'Find the flags in this workspace': 'the view',
      'Connect a flag system': 'Connect a flag system (1/5)',
    },
  ],
  ['Release it to only you, in production', { 'Release a flag to only me': 'Release to only me' }],
  ['Walk the release on', { 'Show the rollout of a flag': 'Show the rollout of which flag?' }],
  ['Remove what has done its work', { 'Remove a flag from the code': 'Remove from code' }],
];

/** The pictures of a walkthrough stand beside its steps only where there is room. */
const WIDE = { width: 1600, height: 900 };

/** The package as it ships, in a clean profile: its first steps, and the main job without a pointer. */
describe('a new user', () => {
  const session = usePackagedSession({ viewport: WIDE });

  const flagFile = () => readFile(path.join(session().folder, 'flags', 'production.flagd.json'), 'utf8');

  async function checkoutOf(user: string): Promise<string | undefined> {
    const page = await (await fetch(`${session().shop.url}/?user=${user}`)).text();
    return /data-testid="(checkout-[a-z]+)"/.exec(page)?.[1];
  }

  it('is led by the walkthrough: each step shows its picture, each button goes where it says', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.statusBar.locator('[id$="releaseLens.status"]').waitFor();
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'from dark to done' }).click();
    const walkthrough = page.locator('.gettingStartedContainer');
    for (const [title, buttons] of STEPS) {
      const step = walkthrough.locator('.getting-started-step', { hasText: title });
      await step.click();
      const picture = walkthrough.locator('.getting-started-media img');
      await picture.waitFor();
      await picture.evaluate((image: HTMLImageElement) => image.decode());
      for (const [button, leadsTo] of Object.entries(buttons)) {
        await step.getByRole('button', { name: button }).click();
        if (leadsTo === 'the view')
          await workbench.sideBar
            .getByRole('tree', { name: 'Flags' })
            .getByRole('treeitem')
            .first()
            .waitFor();
        else {
          await page.locator('.quick-input-title', { hasText: leadsTo }).waitFor();
          await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
          await page.keyboard.press('Escape');
          await workbench.quickInput.waitFor({ state: 'hidden' });
        }
      }
    }
  });

  it('sees who gets what, by keys alone', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.chooseByKeys('Control+P', 'checkout.tsx', 'checkout.tsx');
    await page.locator('.tab.active', { hasText: 'checkout.tsx' }).waitFor();
    await workbench.editor.locator('.view-line', { hasText: 'getBooleanValue' }).waitFor();
    await page.keyboard.press('Control+F');
    await page.keyboard.type("'new-checkout");
    await page.locator('.find-widget .matchesCount', { hasText: '1 of 1' }).waitFor();
    await page.keyboard.press('Escape');
    await workbench.runCommandByKeys('Show or Focus Hover');
    await workbench.hover.filter({ hasText: 'Everyone gets off' }).waitFor();
  });

  it('releases to only themself in production, sees it there, and takes it back, by keys alone', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const before = await flagFile();
    await workbench.runCommandByKeys('Release Lens: Release to Only Me');
    await workbench.quickInput.waitFor();
    assert.equal(await workbench.quickInput.inputValue(), 'you@shop.example', "git's user.email is proposed");
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box', { hasText: 'everyone else: unchanged' }).waitFor();
    await page.keyboard.press('Enter');
    await workbench.notifications
      .filter({ hasText: 'new-checkout is on for only you in production' })
      .waitFor();
    assert.equal(await checkoutOf('you'), 'checkout-new');
    assert.equal(await checkoutOf('ana'), 'checkout-classic');
    await workbench.runCommandByKeys('Release Lens: End Self-Release');
    await workbench.statusBar.locator('a[aria-label*="Nothing is released to only you"]').waitFor();
    assert.equal(await flagFile(), before);
  });

  itLeavesNothingInTheLogs(session);
});
