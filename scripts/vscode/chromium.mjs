// @ts-check
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { run } from '../support/processes.mjs';

const packaged = process.platform === 'linux' && process.arch === 'x64';

/** Browsers a machine may have, where the pinned Chromium does not run. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/**
 * What Playwright needs to launch the browser of the tests.
 * @param {string} partsFolder
 * @returns {import('playwright-core').LaunchOptions}
 */
export function chromiumLaunch(partsFolder) {
  if (!packaged) return { executablePath: installedBrowser() };
  const folder = chromiumFolder(partsFolder);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(partsFolder, 'fonts.conf'),
    },
  };
}

function installedBrowser() {
  const found = installed.find(existsSync);
  if (!found) throw new Failure('The tests need a Chrome, Chromium or Edge, and none is installed.');
  return found;
}

/**
 * @sparticuz/chromium unpacks itself into the temporary folder of its process, together with the
 * libraries a bare system lacks when it believes to be on AWS.
 * @param {string} partsFolder
 */
export async function unpackChromium(partsFolder) {
  if (!packaged) return;
  const folder = chromiumFolder(partsFolder);
  await mkdir(folder);
  const script = "await (await import('@sparticuz/chromium')).default.executablePath()";
  const { code, output } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: partsFolder,
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  if (code !== 0) throw new Failure(`Chromium did not unpack:\n${output.trim()}`);
}

/** @param {string} partsFolder */
function chromiumFolder(partsFolder) {
  return path.join(partsFolder, 'chromium');
}
