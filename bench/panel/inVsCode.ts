import { readFile, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { BARE, BARE_COMMAND, bareExtension } from '../support/bare.ts';
import { openMetrics } from './metrics.ts';

type DemoScript = typeof import('../../scripts/vscode/demoSession.mjs');

const GATES = 12;
const FLAG = 'new-checkout';

/** What happened when, Unix milliseconds with parts, by clocks of the same machine. */
interface Opening {
  readonly clicked: number;
  /** The page began to load: until then VS Code made room for it. */
  readonly began: number;
  /** The frame after the one that shows its words. */
  readonly shown: number;
  /** The last plot in view was drawn. */
  readonly drawn: number;
}

/**
 * Opens the panel again and again in the real workbench, its gates answered and drawn, by turns with the page of an
 * extension that does nothing else: the share that VS Code takes of any page is in both.
 * @param within a folder for what is needed
 */
export async function inVsCode(rounds: number, within: string): Promise<void> {
  const script = pathToFileURL(path.resolve('scripts/vscode/demoSession.mjs')).href;
  const { openDemoSession } = (await import(script)) as DemoScript;
  const metrics = await openMetrics();
  const { workbench, close } = await openDemoSession({
    beside: await bareExtension(within),
    arrange: ({ folder }) => watchGates(path.join(folder, 'release-lens.json'), urlOf(metrics)),
  });
  try {
    const { page } = workbench;
    await page.evaluate(() => {
      addEventListener(
        'pointerdown',
        ({ timeStamp }) => {
          Object.assign(window, { clickedAt: performance.timeOrigin + timeStamp });
        },
        true,
      );
    });
    const open = async (command: string, row: string): Promise<Opening> => {
      await workbench.runCommand(command);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).click();
      const panel = await panelIn(page);
      if (row === FLAG) await panel.waitForFunction(isDrawn, GATES);
      const times = await opening(page, panel);
      await workbench.runCommand('View: Close All Editors');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
      return times;
    };
    const [bare, ours]: [Opening[], Opening[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      bare.push(await open(BARE_COMMAND, BARE));
      ours.push(await open('Release Lens: Show Rollout', FLAG));
    }
    print('bare, the first', bare.slice(0, 1));
    // Its gates are asked for yet, and what it asks is what the others show.
    print('ours, the first', ours.slice(0, 1));
    print('bare', bare.slice(1));
    print(`ours, ${GATES} gates`, ours.slice(1));
  } finally {
    await close();
    metrics.close();
  }
}

async function watchGates(file: string, url: string): Promise<void> {
  const config = await readFile(file, 'utf8');
  const gates = Array.from({ length: GATES }, (_, at) => gate(at));
  const own = `"healthSources": ${JSON.stringify([{ name: 'metrics', kind: 'prometheus', url }])},\n"gates": ${JSON.stringify(gates)},\n`;
  await writeFile(
    file,
    config.replace(/"healthSources"[\s\S]*?(?="people")/, own).replaceAll(/, "gates": \[[^\]]*\]/g, ''),
  );
}

/** Every gate is there, and those in view are drawn. */
function isDrawn(gates: number): boolean {
  const figures = [...document.querySelectorAll('figure')];
  const inView = figures.filter((each) => each.getBoundingClientRect().top < innerHeight);
  return figures.length === gates && inView.every((each) => each.querySelector('canvas') !== null);
}

async function panelIn(page: Page): Promise<Frame> {
  for (;;) {
    for (const frame of page.frames()) {
      const isShown = await frame
        .evaluate(() => performance.getEntriesByName('shown').length > 0)
        .catch(() => false);
      if (isShown) return frame;
    }
    await page.waitForTimeout(20);
  }
}

async function opening(page: Page, panel: Frame): Promise<Opening> {
  const clicked = await page.evaluate(() => (window as unknown as { clickedAt: number }).clickedAt);
  const [began, shown, drawn] = await panel.evaluate(() => {
    const at = (mark: string) => performance.getEntriesByName(mark).at(-1)?.startTime ?? Number.NaN;
    return [0, at('shown'), at('drawn')].map((ms) => performance.timeOrigin + ms);
  });
  return { clicked, began, shown, drawn } as Opening;
}

function print(name: string, openings: readonly Opening[]): void {
  const [room, own, whole, drawn] = [
    openings.map(({ clicked, began }) => began - clicked),
    openings.map(({ began, shown }) => shown - began),
    openings.map(({ clicked, shown }) => shown - clicked),
    openings.map(({ clicked, drawn: at }) => at - clicked),
  ].map((times) => {
    const sorted = [...times].sort((a, b) => a - b).map(Math.round);
    return `${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]} to ${sorted.at(-1)})`;
  });
  const plots = openings.some(({ drawn: at }) => Number.isFinite(at)) ? `, its plots ${drawn}` : '';
  console.log(`${name.padEnd(24)} ${whole} ms, of which room ${room}, the page ${own}${plots}`);
}

function gate(at: number): object {
  const query = `bench_${at}{variation="{{variation}}"}`;
  return { name: `gate ${at + 1}`, source: 'metrics', value: query, against: 'variation', tolerate: 1 };
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
