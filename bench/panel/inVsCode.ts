import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from 'playwright-core';

type DemoScript = typeof import('../../scripts/vscode/demoSession.mjs');

const GATES = 12;
const FLAG = 'new-checkout';

/** What happened when, Unix milliseconds with parts, by clocks of the same machine. */
interface Opening {
  readonly clicked: number;
  /** The page began to load: until then VS Code made room for it. */
  readonly began: number;
  readonly shown: number;
}

/** Opens the panel again and again in the real workbench, its gates answered and drawn. */
export async function inVsCode(rounds: number): Promise<void> {
  const script = pathToFileURL(path.resolve('scripts/vscode/demoSession.mjs')).href;
  const { openDemoSession } = (await import(script)) as DemoScript;
  const metrics = await openMetrics();
  const { workbench, close } = await openDemoSession({
    arrange: async ({ folder }) => {
      const file = path.join(folder, 'release-lens.json');
      const config = await readFile(file, 'utf8');
      const gates = Array.from({ length: GATES }, (_, at) => gate(at));
      const own = `"healthSources": ${JSON.stringify([{ name: 'metrics', kind: 'prometheus', url: urlOf(metrics) }])},\n"gates": ${JSON.stringify(gates)},\n`;
      await writeFile(
        file,
        config.replace(/"healthSources"[\s\S]*?(?="people")/, own).replaceAll(/, "gates": \[[^\]]*\]/g, ''),
      );
    },
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
    const openings: Opening[] = [];
    // The first one is empty yet, and what it asks is what the others show.
    for (let round = 0; round <= rounds; round += 1) {
      await workbench.runCommand('Release Lens: Show Rollout');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: FLAG }).click();
      const panel = await panelIn(page);
      await panel.waitForFunction(
        (count) => document.querySelectorAll('figure canvas').length === count,
        GATES,
      );
      openings.push(await opening(page, panel));
      await workbench.runCommand('View: Close All Editors');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
    }
    print('in VS Code, the first', openings.slice(0, 1));
    print(`in VS Code, ${GATES} gates`, openings.slice(1));
  } finally {
    await close();
    metrics.close();
  }
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
  const [began, shown] = await panel.evaluate(() => [
    performance.timeOrigin,
    performance.timeOrigin + (performance.getEntriesByName('shown')[0]?.startTime ?? Number.NaN),
  ]);
  return { clicked, began: began ?? Number.NaN, shown: shown ?? Number.NaN };
}

function print(name: string, openings: readonly Opening[]): void {
  const [room, own, whole] = [
    openings.map(({ clicked, began }) => began - clicked),
    openings.map(({ began, shown }) => shown - began),
    openings.map(({ clicked, shown }) => shown - clicked),
  ].map((times) => {
    const sorted = [...times].sort((a, b) => a - b).map(Math.round);
    return `${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]} to ${sorted.at(-1)})`;
  });
  console.log(`${name.padEnd(24)} ${whole} ms, of which room ${room}, the page ${own}`);
}

function gate(at: number): object {
  const query = `bench_${at}{variation="{{variation}}"}`;
  return { name: `gate ${at + 1}`, source: 'metrics', value: query, against: 'variation', tolerate: 1 };
}

/** Answers as a Prometheus does, whatever it is asked. */
async function openMetrics(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const asked = (name: string) => Number(searchParams.get(name));
    const times: number[] = [];
    const step = asked('step');
    for (let at = asked('start'); step > 0 && at <= asked('end'); at += step) times.push(at);
    const data = pathname.endsWith('/query')
      ? { resultType: 'scalar', result: [Date.now() / 1000, '0'] }
      : {
          resultType: 'matrix',
          result: [{ metric: {}, values: times.map((at) => [at, String(1 + Math.sin(at / 60))]) }],
        };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: 'success', data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
