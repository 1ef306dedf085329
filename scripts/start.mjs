#!/usr/bin/env node
// @ts-check
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { openBrowser } from './start/browser.mjs';
import { prepareDemo, startShop } from './start/demo.mjs';
import { desktopFor, openDesktop } from './start/desktop.mjs';
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
  const code = desktopFor(where);
  await ensurePackages();
  await build();
  const opened = folder ? { folder, about: '' } : await startDemo();
  await (code ? desktop(opened, code) : browser(opened, port));
}

async function startDemo() {
  const folder = await prepareDemo(path.join(cacheFolder(), 'demo'));
  const shop = await startShop(folder);
  started.push(shop.stop);
  return { folder, about: `The demo's production: ${shop.url}/?user=you and ${shop.url}/?user=ana\n` };
}

/** @param {{ folder: string, about: string }} opened @param {string} code */
async function desktop({ folder, about }, code) {
  const window = openDesktop(code, folder);
  started.push(window.stop);
  console.log(`Opened ${folder} in VS Code; Ctrl+C, or closing the window, ends.\n${about}`);
  await window.ended;
}

/** @param {{ folder: string, about: string }} opened @param {number | undefined} port */
async function browser({ folder, about }, port) {
  const { url, ended, close } = await openBrowser({ folder, port });
  started.push(close);
  console.log(`VS Code with ${folder}; Ctrl+C ends:\n\n  ${url}\n\n${about}`);
  throw new Failure(`VS Code's server ended by itself, with code ${await ended}.`);
}
