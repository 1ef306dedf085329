import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { panelPage, someView, THEMES, type Theme } from '../support/panelPage.ts';

declare global {
  interface Window {
    posted: readonly { readonly type: string; readonly id?: string }[];
    axe: {
      run(): Promise<{ readonly violations: readonly { readonly id: string; readonly help: string }[] }>;
    };
  }
}

/** The built page in a browser, as the editor holds it: themes, widths, keys, and what a screen reader is told. */
describe("the rollout panel's page", () => {
  let browser: Browser;
  let folder: string;

  before(async () => {
    const script = pathToFileURL(path.resolve('scripts/vscode/browser.mjs')).href;
    const { launchBrowser } = (await import(script)) as typeof import('../../scripts/vscode/browser.mjs');
    browser = await launchBrowser();
    folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-panel-'));
  });

  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(gates: number, theme: Theme, width = 1180): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const file = path.join(folder, 'panel.html');
    await writeFile(file, await panelPage(someView(gates), theme));
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => window.posted.some(({ type }) => type === 'ready'));
    return page;
  }

  for (const theme of THEMES) {
    it(`has nothing that axe finds wrong, ${theme}`, async () => {
      const page = await open(4, theme);
      await page.addScriptTag({ content: await readFile(axeFile(), 'utf8') });
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(
        violations.map(({ id, help }) => `${id}: ${help}`),
        [],
      );
      await page.close();
    });
  }

  it('draws every gate, and says in words what is drawn', async () => {
    const page = await open(12, 'dark');
    const figures = await page.locator('figure').all();
    assert.equal(figures.length, 12);
    for (const figure of figures) {
      await figure.scrollIntoViewIfNeeded();
      await figure.locator('canvas').waitFor();
    }
    await page
      .getByRole('img', { name: /^gate 2 from \d\d:\d\d to \d\d:\d\d: on last at 2\d%, off last at/ })
      .waitFor();
    await page.getByRole('status').filter({ hasText: 'gate 2 unhealthy' }).waitFor({ state: 'attached' });
    assert.equal(
      await page.locator('li[aria-current=step]').innerText(),
      '5 %\n, it is here,\n5% of everyone else\n21 h of 24 h left to stay',
    );
    await page.close();
  });

  it('fits a narrow column', async () => {
    const page = await open(4, 'dark', 320);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.close();
  });

  it('is used by keys alone, the first thing first', async () => {
    const page = await open(1, 'dark');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const acts = await page.evaluate(() => window.posted.flatMap(({ id }) => id ?? []));
    assert.deepEqual(acts, ['onlyMe', 'previous']);
    await page.close();
  });

  it('follows what it is told', async () => {
    const page = await open(1, 'dark');
    await page.evaluate((view) => window.postMessage({ type: 'view', view }, '*'), {
      ...someView(2),
      headline: 'only you',
    });
    await page.getByText('only you').first().waitFor();
    await page.locator('figure canvas').nth(1).waitFor();
    await page.close();
  });
});

function axeFile(): string {
  return createRequire(path.resolve('package.json')).resolve('axe-core/axe.min.js');
}
