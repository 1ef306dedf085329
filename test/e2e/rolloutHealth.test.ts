import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { useDemoSession } from '../support/demoSession.ts';
import { crowd, Load } from '../support/load.ts';
import { type Prometheus, prometheusFor, prometheusOrSkip } from '../support/prometheus.ts';
import { type TokenGate, tokenGate } from '../support/tokenGate.ts';

const LIMIT_MS = 90_000;
/** A few dozen pages a second are enough for a verdict, and leave the editor its cores. */
const REST_MS = 50;
const TOKEN = 'a-token-of-the-test';

describe('with a real Prometheus', () => {
  before(async function () {
    await prometheusOrSkip(this);
  });

  describe('a release that does harm', aReleaseThatDoesHarm);
});

/**
 * The new checkout is walked on from nobody to 5 %, seen to fail, and taken back with one click; and once more without
 * one, where the person has said so.
 */
function aReleaseThatDoesHarm(this: Mocha.Suite): void {
  this.timeout(2 * LIMIT_MS);
  let prometheus: Prometheus;
  let gate: TokenGate;
  let visitors: Load;

  /** Each step begins where the one before it ended. */
  beforeEach(function () {
    if (this.test?.parent?.tests.some(({ state }) => state === 'failed')) this.skip();
  });

  after(async () => {
    await visitors?.stop();
    gate?.close();
    await prometheus?.close();
  });

  const session = useDemoSession({
    env: { CHECKOUT_FAULT: '3' },
    arrange: async ({ folder, shop }) => {
      prometheus = await prometheusFor(shop.url);
      gate = await tokenGate(prometheus.url, TOKEN);
      visitors = new Load(shop.url, crowd(200), REST_MS);
      const file = path.join(folder, 'release-lens.json');
      await writeFile(file, (await readFile(file, 'utf8')).replace('http://127.0.0.1:9090', gate.url));
    },
  });

  /** The panel's page: an editor's own frame within a frame. */
  function panel(): FrameLocator {
    return session().workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  async function click(button: string): Promise<void> {
    await panel().getByRole('button', { name: button, exact: true }).click();
  }

  /** What is wider than one person is asked for, with whom it changes. */
  async function agree(button: string, says: string | RegExp): Promise<void> {
    const dialog = session().workbench.page.locator('.monaco-dialog-box', { hasText: says });
    await dialog.getByRole('button', { name: button, exact: true }).click();
  }

  async function pick(label: string | RegExp): Promise<void> {
    await session().workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).click();
  }

  async function standsAt(stage: string): Promise<void> {
    const here = panel().locator('li[aria-current=step]');
    await here.locator('b').getByText(stage, { exact: true }).waitFor({ timeout: LIMIT_MS });
  }

  it('is shown before it begins: nobody has it', async () => {
    const { workbench } = session();
    await workbench.runCommand('Release Lens: Show Rollout');
    await pick('new-checkout');
    await panel().getByRole('heading', { name: 'new-checkout' }).waitFor();
    await panel().getByText("can't tell: Prometheus (127.0.0.1").first().waitFor({ timeout: LIMIT_MS });
  });

  it('is told by its health source once that has its token, which goes there alone', async () => {
    const { workbench } = session();
    await workbench.runCommand('Release Lens: Token of a Health Source…');
    await workbench.page.locator('.quick-input-widget', { hasText: `It is sent to ${gate.url}` }).waitFor();
    await workbench.page.locator('.quick-input-widget input[type=password]').fill(TOKEN);
    await workbench.page.keyboard.press('Enter');
    await workbench.notifications.filter({ hasText: 'metrics is asked with its token' }).waitFor();
    await panel().getByText('not enough yet: nothing was counted yet').first().waitFor({ timeout: LIMIT_MS });
    assert.ok(gate.passed() > 0);
    assert.equal(await panel().locator('li[aria-current=step]').count(), 0);
  });

  it('is walked on, back, and to a stage by the buttons, each step asked for with its reach', async () => {
    await click('Say who you are…');
    const { page } = session().workbench;
    await page.locator('.quick-input-widget', { hasText: 'Who are you in shop?' }).waitFor();
    await page.keyboard.press('Enter');
    await click('Next stage: only me');
    await standsAt('only me');
    await click('Next stage: internal');
    await agree('Release to internal', /internal.* gets on; nobody loses it/i);
    await standsAt('internal');
    await click('Go to a stage…');
    await pick('1 %');
    await agree('Release to 1 %', /1% of everyone.* get on; nobody loses it/i);
    await standsAt('1 %');
    await click('Back to beta testers');
    await agree('Back to beta testers', /1% of everyone/);
    await standsAt('beta testers');
    await click('Next stage: 1 %');
    await agree('Release to 1 %', /1% of everyone/);
    await standsAt('1 %');
    await click('Next stage: 5 %');
    await agree('Release to 5 %', /4% more of everyone/);
    await standsAt('5 %');
  });

  it('is seen to fail, with the interval, and says so once', async () => {
    const { workbench } = session();
    visitors.start();
    const alarm = workbench.notifications.filter({
      hasText: 'new-checkout in production is unhealthy: errors',
    });
    await alarm.waitFor({ timeout: LIMIT_MS });
    await panel()
      .getByText(/unhealthy: errors \d+% against 0% \(\+[\d.]+ … \+\d+, \d+ pages in/)
      .waitFor();
    await panel().getByRole('button', { name: 'Un-release from everyone but me' }).waitFor();
    assert.equal(await workbench.notifications.filter({ hasText: 'unhealthy' }).count(), 1);
  });

  it('is taken back with one click: the errors end, and as many people were reached as the crowd counts', async () => {
    const { workbench } = session();
    await workbench.notifications.getByRole('button', { name: 'Un-release now' }).click();
    await standsAt('only me');
    await visitors.pages(20);
    const { failures, reached } = visitors.seen;
    assert.ok(failures > 0 && reached > 0);
    await visitors.pages(100);
    assert.equal(visitors.seen.failures, failures, 'nobody of the crowd fails any more');
    await panel()
      .locator('header')
      .getByText(new RegExp(`(^|\\D)${reached} people met on`))
      .waitFor({ timeout: LIMIT_MS });
  });

  it('keeps beside the change what was seen there, and what I note', async () => {
    const { page } = session().workbench;
    await panel()
      .locator('.timeline .seen', { hasText: /for \d+ s.*unhealthy: errors \d+% against 0%/s })
      .waitFor({ timeout: LIMIT_MS });
    await click('Note…');
    await page.locator('.quick-input-widget', { hasText: 'What was learned here?' }).waitFor();
    await page.keyboard.type('The new payment form loses the session');
    await page.keyboard.press('Enter');
    await panel().locator('.timeline .note', { hasText: 'loses the session' }).waitFor({ timeout: LIMIT_MS });
  });

  it('is taken from me too, and tells what was learned', async () => {
    const { workbench } = session();
    await click('Un-release from…');
    await pick('you');
    await panel().getByRole('button', { name: 'Next stage: only me' }).waitFor({ timeout: LIMIT_MS });
    await click('Copy what was learned');
    await workbench.editor.locator('.view-line', { hasText: '| only me |' }).waitFor({ timeout: LIMIT_MS });
  });

  it('is taken back without a click where I have said so, as all of it is my own doing', async () => {
    const { workbench } = session();
    const { page } = workbench;
    await workbench.runCommand('Preferences: Open Settings (UI)');
    await page.locator('.settings-tabs-widget .action-label', { hasText: 'Remote' }).click();
    await page.locator('.settings-editor .suggest-input-container').click();
    await page.keyboard.type('@id:releaseLens.rollout.unReleaseWhenUnhealthy');
    await page.getByRole('checkbox', { name: /unReleaseWhenUnhealthy/ }).click();
    // What was ticked is written a moment later, or not at all where the settings are left before.
    await page.locator('.settings-editor .setting-item-contents.is-configured').waitFor();
    await workbench.runCommand('Release Lens: Show Rollout');
    await pick('new-checkout');
    await click('Go to a stage…');
    await pick(/^\s*5 %/);
    await agree('Release to 5 %', /5% of everyone/);
    await workbench.notifications
      .filter({ hasText: /is unhealthy: errors .*5 % → only you/ })
      .waitFor({ timeout: LIMIT_MS });
    await standsAt('only me');
    await visitors.pages(20);
    const { failures } = visitors.seen;
    await visitors.pages(60);
    assert.equal(visitors.seen.failures, failures, 'nobody of the crowd fails any more');
  });
}
