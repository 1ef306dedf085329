import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator } from 'playwright-core';
import { useDemoSession } from '../support/demoSession.ts';
import { crowd, Load } from '../support/load.ts';

const LIMIT_MS = 90_000;

function load<T>(name: string): Promise<T> {
  return import(pathToFileURL(path.resolve('scripts/prometheus', name)).href);
}

/** A faulty checkout is walked on to 5 %, seen to fail by a real Prometheus, and taken back with one click. */
describe('with a real Prometheus', () => {
  before(async function () {
    const { ensurePrometheus } = await load<typeof import('../../scripts/prometheus/parts.mjs')>('parts.mjs');
    const found = await ensurePrometheus();
    if ('program' in found) return;
    console.log(found.missing);
    this.skip();
  });

  describe('a release that does harm', aReleaseThatDoesHarm);
});

function aReleaseThatDoesHarm(this: Mocha.Suite): void {
  this.timeout(2 * LIMIT_MS);
  let prometheus: { readonly url: string; readonly close: () => Promise<void> };
  let visitors: Load;

  after(async () => {
    await visitors?.stop();
    await prometheus?.close();
  });

  const session = useDemoSession({
    shop: { CHECKOUT_FAULT: '3' },
    settings: { 'releaseLens.identities': { shop: { key: 'you@shop.example' } } },
  });

  before(async () => {
    const { shop, folder } = session();
    const { startPrometheus } =
      await load<typeof import('../../scripts/prometheus/server.mjs')>('server.mjs');
    prometheus = await startPrometheus({ targets: [new URL(shop.url).host] });
    const file = path.join(folder, 'release-lens.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('http://127.0.0.1:9090', prometheus.url));
    visitors = new Load(shop.url, crowd(400));
  });

  /** The panel's page: an editor's own frame within a frame. */
  function panel(): FrameLocator {
    return session().workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  async function picture(name: string): Promise<void> {
    const { workbench } = session();
    for (const theme of ['dark', 'light'] as const) {
      await workbench.useTheme(theme);
      await workbench.screenshot(`rollout-${name}-${theme}`);
    }
    await workbench.useTheme('dark');
  }

  async function confirm(button: string): Promise<void> {
    await session()
      .workbench.page.locator('.monaco-dialog-box')
      .getByRole('button', { name: button })
      .click();
  }

  it('is shown before it begins: nobody has it', async () => {
    const { workbench } = session();
    await workbench.openFile('checkout.tsx');
    await workbench.hoverToken('new-checkout', 'Everyone gets off');
    await workbench.runCommand('Release Lens: Show Rollout');
    await panel().getByRole('heading', { name: 'new-checkout' }).waitFor();
    await panel().getByText('not enough yet').first().waitFor({ timeout: LIMIT_MS });
    await picture('nobody');
  });

  it('goes to only me, then on to 5 %', async () => {
    await panel().getByRole('button', { name: 'Next stage: only me' }).click();
    await panel().locator('li[aria-current=step]', { hasText: 'only me' }).waitFor();
    await picture('only-me');
    for (const stage of ['1 %', '5 %']) {
      await panel()
        .getByRole('button', { name: `Next stage: ${stage}` })
        .click();
      await confirm(`Release to ${stage}`);
      await panel().locator('li[aria-current=step]', { hasText: stage }).waitFor();
    }
    await picture('five-percent');
    visitors.start();
  });

  it('is seen to fail, with the interval, and says so once', async () => {
    const { workbench } = session();
    await workbench.notifications.filter({ hasText: 'unhealthy: errors' }).waitFor({ timeout: LIMIT_MS });
    await panel()
      .getByText(/unhealthy: errors \d+% against 0% \(\+\d+ … \+\d+, \d+ pages in/)
      .waitFor();
    assert.equal(await workbench.notifications.filter({ hasText: 'unhealthy' }).count(), 1);
    await picture('unhealthy');
  });

  it('is taken back with one click, and the errors end', async () => {
    const { workbench } = session();
    await workbench.notifications.getByRole('button', { name: 'Un-release now' }).click();
    await panel().locator('li[aria-current=step]', { hasText: 'only me' }).waitFor();
    await pagesLater(40);
    const { failures, reached } = visitors.seen;
    await pagesLater(200);
    assert.equal(visitors.seen.failures, failures, 'nobody of the crowd fails any more');
    await panel().getByText(`${reached} met on`).waitFor({ timeout: LIMIT_MS });
    await picture('taken-back');
  });

  async function pagesLater(count: number): Promise<void> {
    const { requests } = visitors.seen;
    while (visitors.seen.requests < requests + count) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
