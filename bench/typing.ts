// Usage: npm run bench -- typing [ROUNDS]. What typing in a file of 5,000 lines with 300 flag calls costs in a real
// window, with the extension and without, in turns. From key to the frame that follows, by the clock, and what the
// page's thread was busy for in all, for each key. Compare the rows with each other.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

type WindowScript = typeof import('../scripts/vscode/session.mjs');

declare global {
  interface Window {
    untilFrame: number[];
  }
}

const LINES = 5000;
const CALLS = 300;
const KEYS = 120;
/** A fast typist. */
const BETWEEN_MS = 80;

const keys = Array.from({ length: CALLS }, (_, at) => `flag-${at}`);

function folderWith(folder: string): void {
  mkdirSync(path.join(folder, 'flags'));
  const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };
  const flags = Object.fromEntries(keys.map((key) => [key, flag]));
  writeFileSync(path.join(folder, 'flags', 'production.flagd.json'), JSON.stringify({ flags }, null, 2));
  const every = Math.floor(LINES / CALLS);
  const lines = Array.from({ length: LINES }, (_, line) =>
    line % every === every - 1
      ? `export const use${line} = () => client.getBooleanValue('${keys[Math.floor(line / every)]}', false);`
      : `// ${line}`,
  );
  writeFileSync(path.join(folder, 'page.ts'), `${lines.join('\n')}\n`);
}

interface Typed {
  readonly untilFrame: readonly number[];
  /** Milliseconds a key. */
  readonly busy: number;
}

async function typeIn(folder: string, extension: boolean): Promise<Typed> {
  const script = pathToFileURL(path.resolve('scripts/vscode/session.mjs')).href;
  const { openSession } = (await import(script)) as WindowScript;
  const { workbench, context, close } = await openSession({ folder, extension });
  const { page } = workbench;
  try {
    await workbench.openFile('page.ts');
    if (extension) await workbench.hoverToken('flag-0', 'nobody');
    await workbench.goToLine(40);
    await page.keyboard.press('End');
    // What the first keys make ready is not typing.
    await type(page, 20);
    await page.evaluate(() => {
      window.untilFrame = [];
      const typed = () => {
        const at = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.untilFrame.push(performance.now() - at)));
      };
      document.addEventListener('keydown', typed, true);
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    const busy = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    const before = await busy();
    await type(page, KEYS);
    return {
      busy: ((await busy()) - before) / KEYS,
      untilFrame: await page.evaluate(() => window.untilFrame),
    };
  } finally {
    await close();
  }
}

async function type(page: Page, count: number): Promise<void> {
  await page.keyboard.type('x'.repeat(count), { delay: BETWEEN_MS });
}

function row(name: string, all: readonly Typed[]): void {
  const sorted = all.flatMap(({ untilFrame }) => untilFrame).sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  const busy = all.map((each) => each.busy.toFixed(1)).join(', ');
  console.log(
    `${name.padEnd(10)} to the frame ${at(0.5)} ms (95 in 100: ${at(0.95)} ms), busy ${busy} ms a key`,
  );
}

async function run(rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'release-lens-bench-'));
  try {
    folderWith(folder);
    const [without, beside]: [Typed[], Typed[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      without.push(await typeIn(folder, false));
      beside.push(await typeIn(folder, true));
    }
    row('without', without);
    row('with', beside);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void run(Number(process.argv[2] ?? 2));
