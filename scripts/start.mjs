#!/usr/bin/env node
// @ts-check
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { openBrowser } from './start/browser.mjs';
import { prepareDemo, startShop } from './start/demo.mjs';
import { desktopCode, openDesktop } from './start/desktop.mjs';
import { startOptions, usage } from './start/options.mjs';
import { build } from './support/build.mjs';
import { Failure, main } from './support/failure.mjs';
import { cacheFolder } from './support/paths.mjs';
import { interruption } from './support/signals.mjs';

/** @type {(() => Promise<void>)[]} */
const started = [];

await main(async () => {
  try {
    await Promise.race([interruption(), start(process.argv.slice(2))]);
    return 0;
  } finally {
    await Promise.all(started.map((stop) => stop()));
  }
});
process.exit(); // An interrupted start may still be installing: the exit listeners end that too.

/** @param {string[]} args */
async function start(args) {
  const { folder, where, port, help } = await startOptions(args);
  if (help) return console.log(usage);
  await ensurePackages();
  await build();
  await open(folder ?? (await openDemo()), where ?? (desktopCode() ? 'desktop' : 'browser'), port);
}

async function openDemo() {
  const folder = await prepareDemo(path.join(cacheFolder(), 'demo'));
  const shop = await startShop(folder);
  started.push(shop.stop);
  console.log(`The demo's production runs at ${shop.url} (try /?user=ana and /?user=you)`);
  return folder;
}

/**
 * @param {string} folder
 * @param {'desktop' | 'browser'} where
 * @param {number | undefined} port
 */
async function open(folder, where, port) {
  if (where === 'desktop') {
    const window = openDesktop(folder);
    started.push(window.stop);
    await window.ended;
    return;
  }
  const browser = await openBrowser({ folder, port });
  started.push(browser.stop);
  console.log(`Open ${folder} in your browser, Ctrl+C ends:\n\n  ${browser.url}\n`);
  throw new Failure(`VS Code's server ended by itself, with code ${await browser.ended}.`);
}
