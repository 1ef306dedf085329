// Usage: npm run bench -- activation [ROUNDS]. What VS Code itself says that activation took, of the package as it ships,
// in a clean profile, beside one that does nothing and built-in ones, activated in the same window by the same event.
// Milliseconds by the clock, while a window opens: compare the rows with each other, as VS Code's figure counts the turns
// of others that one waits for. Before that, of each round: what our own code held the extension host's thread for, by the
// clock; and the longest turns until all is there, in milliseconds of processor time, with the files of ours read in them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Block, Own } from './activation/blocks.ts';
import { bareExtension } from './support/bare.ts';

type DemoScript = typeof import('../scripts/vscode/demoSession.mjs');
type VsixScript = typeof import('../scripts/support/vsix.mjs');

const OURS = 'release-lens.release-lens';
const BESIDE = ['bench.bare', 'vscode.merge-conflict', 'vscode.debug-auto-launch'];
const load = <Script>(file: string): Promise<Script> =>
  import(pathToFileURL(path.resolve('scripts', file)).href);

interface Times {
  readonly load: number;
  readonly call: number;
}

async function run(rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'release-lens-bench-'));
  try {
    const vsix = path.join(folder, 'release-lens.vsix');
    const { makeVsix } = await load<VsixScript>('support/vsix.mjs');
    await makeVsix(vsix);
    const beside = await bareExtension(folder);
    const report = path.join(folder, 'blocks');
    process.env['RELEASE_LENS_BLOCKS'] = report;
    const seen: Map<string, Times>[] = [];
    for (let round = 0; round < rounds; round++) {
      writeFileSync(report, '');
      seen.push(await timesInWindow(vsix, beside));
      console.log(`round ${round + 1}:\n  ${told(readFileSync(report, 'utf8'))}`);
    }
    for (const id of [OURS, ...BESIDE]) {
      const times = seen.flatMap((table) => table.get(id) ?? []);
      const [code, call, both] = [
        times.map((time) => time.load),
        times.map((time) => time.call),
        times.map((time) => time.load + time.call),
      ].map(spread);
      console.log(`${id.padEnd(28)} load code ${code}, activate ${call}, together ${both}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From 'Developer: Startup Performance', a text in an editor: read as a person would, by copying it. */
async function timesInWindow(vsix: string, beside: string): Promise<Map<string, Times>> {
  const { openDemoSession } = await load<DemoScript>('vscode/demoSession.mjs');
  const { context, workbench, close } = await openDemoSession({
    vsix,
    beside,
    nodeArgs: ['--require', path.join(__dirname, 'activation', 'blocks.js')],
  });
  try {
    const { page } = workbench;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.statusBar.locator('[id$="releaseLens.status"]').waitFor();
    await workbench.runCommand('Developer: Startup Performance');
    await page.locator('.tab.active', { hasText: 'Startup Performance' }).waitFor();
    for (;;) {
      await workbench.editor.locator('.view-line').first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      const table = rows(await page.evaluate('navigator.clipboard.readText()'));
      if (table.has(OURS)) return table;
    }
  } finally {
    await close();
  }
}

function rows(text: unknown): Map<string, Times> {
  const row = /^\| (\S+)\s+\| (?:true|false)\s+\| (\d+)\s+\| (\d+)/gm;
  return new Map(
    [...String(text).matchAll(row)].map(([, id = '', code, call]) => [
      id,
      { load: Number(code), call: Number(call) },
    ]),
  );
}

function told(report: string): string {
  const lines = report.split('\n').filter((line) => line !== '');
  const entries = lines.map((line): Block | Own => JSON.parse(line));
  const own = entries.flatMap((entry) => ('code' in entry ? entry : []));
  const blocks = entries.flatMap((entry) => ('cpu' in entry ? entry : [])).sort((a, b) => b.cpu - a.cpu);
  const longest = blocks
    .slice(0, 8)
    .map(({ cpu, read }) => `${Math.round(cpu)} ms${read.length === 0 ? '' : ` (${read.join(', ')})`}`);
  const alone = own.map((ms) => `load code ${ms.code.toFixed(1)} ms, activate ${ms.activate.toFixed(1)} ms`);
  return `ours alone: ${alone.join('; ')}\n  longest turns: ${longest.join(', ')}`;
}

function spread(times: readonly number[]): string {
  const [first, ...more] = [...times].sort((a, b) => a - b);
  const sorted = first === undefined ? [] : [first, ...more];
  return `${sorted[Math.floor(sorted.length / 2)]} ms (${first} to ${sorted.at(-1)})`;
}

void run(Number(process.argv[2] ?? 3));
