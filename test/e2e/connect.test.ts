import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Unleash as Application } from 'unleash-client';
import { useWindow } from '../support/demoSession.ts';
import { FEATURES, rollout, startUnleash, type Unleash } from '../support/unleash/world.ts';

const CODE = `import { initialize } from 'unleash-client';

const unleash = initialize({ url: 'https://flags.example/api', appName: 'shop' });

export function checkout(userId: string): string {
  return unleash.isEnabled('new-checkout', { userId }) ? 'new' : 'classic';
}
`;

/** Of another team, with flags of its own in a file: one of them has the same key. */
const MAIL = `import { OpenFeature } from '@openfeature/server-sdk';

const client = OpenFeature.getClient();

export async function send(userId: string): Promise<string> {
  return (await client.getBooleanValue('new-checkout', false, { userId })) ? 'new' : 'classic';
}
`;
const MAIL_FILE = 'mail/flags/production.flagd.json';
const MAIL_FLAGS = `{
  "flags": {
    "new-checkout": {
      "state": "ENABLED",
      "variants": { "on": true, "off": false },
      "defaultVariant": "off"
    }
  }
}
`;

/** A real Unleash server, a running application with the official SDK, and a person who connects by hand. */
describe('a flag system over the network', () => {
  let folder: string;
  let unleash: Unleash;
  let application: Application;

  before(async () => {
    unleash = await startUnleash();
    await unleash.reset({ 'new-checkout': [rollout('new-checkout', 100, 'ana')] });
    folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-connect-'));
    const files = {
      'web/package.json': '{"dependencies":{"unleash-client":"6"}}',
      'web/checkout.ts': CODE,
      'mail/package.json': '{"dependencies":{"@openfeature/server-sdk":"1"}}',
      'mail/send.ts': MAIL,
      [MAIL_FILE]: MAIL_FLAGS,
    };
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
    }
    application = new Application({
      url: `${unleash.url}/api`,
      appName: 'shop',
      refreshInterval: 200,
      disableMetrics: true,
      customHeaders: { Authorization: unleash.tokens.production },
    });
    await new Promise((resolve) => application.once('synchronized', resolve));
  });

  after(async () => {
    application?.destroy();
    await unleash?.stop();
    await rm(folder, { recursive: true });
  });

  const session = useWindow(() => folder);
  const sees = (userId: string) => application.isEnabled('new-checkout', { userId });

  /** The application hears of a change by itself. */
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => application.once('changed', resolve));
  }

  it('is connected step by step, and says at once what is wrong', async () => {
    const { workbench } = session();
    const { page, quickInput } = workbench;
    const title = (text: string) => page.locator('.quick-input-title', { hasText: text }).waitFor();
    await workbench.openFile('checkout.ts');
    await workbench.runCommand('Release Lens: Connect a Flag System…');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'this workspace uses its SDK' })
      .click();
    await page.getByText('The address of your').waitFor();
    await quickInput.fill(unleash.url);
    await page.keyboard.press('Enter');
    const secret = page.locator('.quick-input-widget input[type=password]');
    await secret.fill('*:*.wrong');
    await page.keyboard.press('Enter');
    await page.getByText('does not accept the token').first().waitFor();
    await secret.fill(unleash.tokens.admin);
    await page.keyboard.press('Enter');
    await title('which environments?');
    await page.keyboard.press('Enter');
    await title('which of them are production?');
    await page.keyboard.press('Enter');
    await page.getByText('A name for it in this workspace').waitFor();
    await quickInput.fill('shop');
    await page.keyboard.press('Enter');
    await title('Which code does it speak for?');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'uses its SDK' }).waitFor();
    await page.keyboard.press('Enter');
    await title('Where should the connection be written down?');
    await page.keyboard.press('Enter');
    await workbench.notifications.filter({ hasText: 'shop is connected' }).waitFor();
  });

  it('leaves no token in the folder', async () => {
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = await readFile(path.join(file.parentPath, file.name), 'utf8');
      assert.ok(!text.includes(unleash.tokens.admin), file.name);
    }
    const written = JSON.parse(await readFile(path.join(folder, 'release-lens.json'), 'utf8'));
    const [{ provider, folders }] = written.connections;
    assert.deepEqual({ provider, folders }, { provider: 'unleash', folders: ['web'] });
  });

  it('releases to only me: the running application changes for me and for nobody else', async () => {
    const { workbench } = session();
    const { page } = workbench;
    assert.deepEqual(['ana', 'me', 'ben'].map(sees), [true, false, false]);
    const hover = await workbench.hoverToken('new-checkout', '1 person');
    await hover.getByText('Release to only me').click();
    await page.getByText('The key your running product evaluates flags with').waitFor();
    await workbench.quickInput.fill('me');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('you: off → on; everyone else: unchanged').waitFor();
    await dialog.getByRole('button', { name: 'Release to only me' }).click();
    await workbench.notifications
      .filter({ hasText: 'new-checkout is on for only you in production' })
      .waitFor();
    await until(() => sees('me'));
    assert.deepEqual(['ana', 'me', 'ben'].map(sees), [true, true, false]);
  });

  it('takes it back', async () => {
    const { workbench } = session();
    const hover = await workbench.hoverToken('new-checkout', 'You are released until');
    await hover.getByText('End (8 h left)').click();
    await until(() => !sees('me'));
    assert.deepEqual(['ana', 'me', 'ben'].map(sees), [true, false, false]);
  });

  it('makes a flag that the code asks for, off for everyone, once I agree', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const file = path.join(folder, 'web', 'checkout.ts');
    await writeFile(file, CODE.replace('new-checkout', 'gift-box'));
    await workbench.openFile('checkout.ts');
    await page.locator('.squiggly-warning').first().waitFor();
    await workbench.quickFix('gift-box', "Create the flag 'gift-box' in shop, off for everyone…");
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Create gift-box in shop?' });
    await dialog.getByText('off for everyone in').waitFor();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await workbench.notifications.filter({ hasText: 'gift-box is in shop now' }).waitFor();
    const made = (await unleash.admin('GET', `${FEATURES}/gift-box`)) as {
      environments: { enabled: boolean }[];
    };
    assert.deepEqual(new Set(made.environments.map(({ enabled }) => enabled)), new Set([false]));
    await writeFile(file, CODE);
    await workbench.hoverToken('new-checkout', '1 person');
  });

  it('keeps to its own code: where a flag file governs, the same key is the file’s', async () => {
    const { workbench } = session();
    const { page } = workbench;
    const file = () => readFile(path.join(folder, MAIL_FILE), 'utf8');
    await workbench.openFile('send.ts');
    const hover = await workbench.hoverToken('new-checkout', 'nobody');
    await hover.getByText('Release to only me').click();
    await page.locator('.quick-input-title', { hasText: 'Who are you in mail?' }).waitFor();
    await workbench.quickInput.fill('me');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('you: off → on; everyone else: unchanged').waitFor();
    await dialog.getByRole('button', { name: 'Release to only me' }).click();
    await workbench.notifications
      .filter({ hasText: 'new-checkout is on for only you in production' })
      .waitFor();
    assert.match(await file(), /"targeting"/);
    assert.deepEqual(['ana', 'me', 'ben'].map(sees), [true, false, false]);
    const released = await workbench.hoverToken('new-checkout', 'You are released until');
    await released.getByText('End (8 h left)').click();
    await workbench.hoverToken('new-checkout', 'nobody');
    assert.equal(await file(), MAIL_FLAGS);
  });
});
