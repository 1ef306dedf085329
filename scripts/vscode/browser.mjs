// @ts-check
import { chromium } from 'playwright-core';
import { chromiumLaunch } from './chromium.mjs';
import { ensureParts } from './parts.mjs';

const ATTEMPTS = 3;

export async function launchBrowser() {
  const { folder } = await ensureParts();
  return launch(chromiumLaunch(folder));
}

/**
 * Now and then a Chromium of a bare machine dies of a signal as it starts. Nothing was done in it yet, so another one is
 * started, which is said; every other failure is told at once.
 * @param {import('playwright-core').LaunchOptions} options
 */
export async function launch(options) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await chromium.launch(options);
    } catch (error) {
      const [died] = /signal=SIG\w+/.exec(String(error)) ?? [];
      if (!died || attempt === ATTEMPTS) throw error;
      console.warn(`The browser died as it started (${died}): another one is started.`);
    }
  }
}
