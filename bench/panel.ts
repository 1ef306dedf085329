// Usage: npm run bench -- panel [ROUNDS]. How long the rollout panel's page takes with 1 and with 12 gates, what it holds
// and weighs, beside an empty page in the same browser; and how long it takes in VS Code, from the click on the flag to
// the frame after the one that shows it: what VS Code needs to make room for any page, and what the page needs.
// Milliseconds by the clock: compare the rows with each other.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { panelPage, someView } from '../test/support/panelPage.ts';
import { inVsCode } from './panel/inVsCode.ts';

type WindowScript = typeof import('../scripts/vscode/browser.mjs');

const load = <Script>(file: string): Promise<Script> =>
  import(pathToFileURL(path.resolve('scripts/vscode', file)).href);
const folder = mkdtempSync(path.join(os.tmpdir(), 'release-lens-bench-'));

/** As the panel does: posts once more after the frame that shows it. */
const EMPTY = `<!doctype html><title>Empty</title><script>window.posted = [];
requestAnimationFrame(() => requestAnimationFrame(() => posted.push({ type: 'ready', ms: performance.now() })))</script>`;

async function run(rounds: number): Promise<void> {
  for (const name of ['panel.js', 'panel.css']) {
    const text = readFileSync(path.join('dist', name));
    console.log(
      `${name.padEnd(24)} ${kilobytes(text.length)}, compressed ${kilobytes(gzipSync(text).length)}`,
    );
  }
  const { launchBrowser } = await load<WindowScript>('browser.mjs');
  const browser = await launchBrowser();
  try {
    const pages = {
      'an empty page': EMPTY,
      'the page, 1 gate': await panelPage(someView(1), 'dark'),
      'the page, 12 gates': await panelPage(someView(12), 'dark'),
    };
    const seen = new Map<string, { readonly ms: number; readonly heap: number }[]>();
    for (let round = 0; round < rounds; round += 1)
      for (const [name, html] of Object.entries(pages))
        seen.set(name, [...(seen.get(name) ?? []), await openPage(browser, html)]);
    for (const [name, times] of seen)
      console.log(
        `${name.padEnd(24)} ${spread(times.map(({ ms }) => ms))} ms, heap ${kilobytes(median(times.map(({ heap }) => heap)))}`,
      );
  } finally {
    await browser.close();
  }
  await inVsCode(rounds, folder);
}

async function openPage(browser: Browser, html: string): Promise<{ ms: number; heap: number }> {
  const file = path.join(folder, 'page.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1180, height: 800 } });
  await page.goto(pathToFileURL(file).href);
  const handle = await page.waitForFunction(() => window.posted.find(({ type }) => type === 'ready'));
  const { ms } = (await handle.jsonValue()) as unknown as { readonly ms: number };
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return { ms, heap: usedSize };
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${Math.round(median(values))} (${Math.round(sorted[0] ?? 0)} to ${Math.round(sorted.at(-1) ?? 0)})`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KB`;
}

void run(Number(process.argv[2] ?? 7)).finally(() => rmSync(folder, { recursive: true, force: true }));
