#!/usr/bin/env node
// @ts-check
/**
 * Stands in for the desktop VS Code that @vscode/test-electron starts: takes its flags, runs the
 * tests in the extension host of a VS Code server, and ends with their result.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { Failure, main } from '../support/failure.mjs';
import { opening } from '../support/opening.mjs';
import { testResults } from '../support/paths.mjs';
import { exitOnSignal } from '../support/signals.mjs';
import { temporaryFolder } from '../support/temporary.mjs';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { usualViewport } from './session.mjs';
import { writeSettings } from './userData.mjs';

/** @import { OnClose } from '../support/opening.mjs' */

const LIMIT_MS = 480_000;

/** What test/host/index.ts puts before each line of its report; the window has much else to say. */
const REPORT_MARK = '│';

const windowLog = path.join(testResults, 'host-window.log');

exitOnSignal();
await main(async () => {
  await mkdir(testResults, { recursive: true });
  const { page, port, close } = await openWindow();
  try {
    const code = await testResult(page, windowUrl(port, process.argv.slice(2)));
    if (code !== 0) console.log(`What else the window said: ${windowLog}`);
    return code;
  } finally {
    await close();
  }
});

function openWindow() {
  return opening(async (/** @type {OnClose} */ onClose) => {
    const dataFolder = await temporaryFolder(onClose);
    await writeSettings(dataFolder);
    const server = await startServer({ dataFolder, home: path.join(dataFolder, 'home'), testDriver: true });
    onClose(server.stop);
    const browser = await launchBrowser();
    onClose(() => browser.close());
    return { page: await browser.newPage({ viewport: usualViewport }), port: Number(server.port) };
  });
}

/**
 * The workbench calls these two functions of its page when an automation defines them.
 * @param {import('playwright-core').Page} page
 * @param {string} url
 * @returns {Promise<number>} what the tests' run() came to: 0, or 1
 */
async function testResult(page, url) {
  const exit = new Promise((/** @type {(code: number) => void} */ resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  const log = createWriteStream(windowLog);
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const line = format(...args);
      if (line.startsWith(REPORT_MARK)) console.log(line.slice(REPORT_MARK.length));
      else log.write(`[${type}] ${line}\n`);
    },
  );
  await page.goto(url);
  let timer;
  const late = new Promise((/** @type {(code?: number) => void} */ resolve) => {
    timer = setTimeout(resolve, LIMIT_MS);
  });
  const code = await Promise.race([exit, late]);
  clearTimeout(timer);
  if (code !== undefined) return code;
  const picture = path.join(testResults, 'host-timeout.png');
  await page.screenshot({ path: picture });
  throw new Failure(
    `The host tests did not end within ${LIMIT_MS / 1000} s. What the window showed: ${picture}`,
  );
}

/**
 * @param {number} port
 * @param {string[]} args those of VS Code's desktop command line
 */
function windowUrl(port, args) {
  const authority = `127.0.0.1:${port}`;
  const folder = args.find((arg) => !arg.startsWith('-'));
  const payload = ['extensionDevelopmentPath', 'extensionTestsPath'].map((name) => {
    const value = args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
    if (!value) throw new Failure(`--${name}= is missing`);
    return [name, `vscode-remote://${authority}${value}`];
  });
  const query = new URLSearchParams({
    ...(folder && { folder }),
    payload: JSON.stringify([...payload, ['enableProposedApi', ''], ['skipWelcome', 'true']]),
  });
  return `http://${authority}/?${query}`;
}
