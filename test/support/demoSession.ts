import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

type DemoScript = typeof import('../../scripts/vscode/demoSession.mjs');
type WindowScript = typeof import('../../scripts/vscode/session.mjs');

export type DemoSession = Awaited<ReturnType<DemoScript['openDemoSession']>>;
type WebScript = typeof import('../../scripts/vscode/webSession.mjs');
export type WebSession = Awaited<ReturnType<WebScript['openWebSession']>>;
export type WindowSession = Awaited<ReturnType<WindowScript['openSession']>>;

/**
 * Gives the surrounding `describe` a VS Code window on a fresh copy of the running demo. A test that
 * fails leaves a picture of the window in test-results/.
 * @returns what to call inside a test for its session
 */
export function useDemoSession(...options: Parameters<DemoScript['openDemoSession']>): () => DemoSession {
  return useSession(async () => {
    const { openDemoSession } = await load<DemoScript>('demoSession.mjs');
    return openDemoSession(...options);
  });
}

/** As `useDemoSession`, with the package as it ships, installed as a person installs it. */
export function usePackagedSession(
  ...[options]: Parameters<DemoScript['openDemoSession']>
): () => DemoSession {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-package-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  return useSession(async () => {
    const vsix = path.join(folder, 'release-lens.vsix');
    const { makeVsix } = await load<typeof import('../../scripts/support/vsix.mjs')>('../support/vsix.mjs');
    await makeVsix(vsix);
    const { openDemoSession } = await load<DemoScript>('demoSession.mjs');
    return openDemoSession({ ...options, vsix });
  });
}

/** As `useDemoSession`, on a folder that is there by the time the tests begin. */
export function useWindow(folder: () => string): () => WindowSession {
  return useSession(async () => {
    const { openSession } = await load<WindowScript>('session.mjs');
    return openSession({ folder: folder() });
  });
}

/** As `useWindow`, on a fresh copy of the demo in a VS Code that is in the browser alone. */
export function useWebWindow(folder: () => string): () => WebSession {
  return useSession(async () => {
    const { openWebSession } = await load<WebScript>('webSession.mjs');
    const { prepareDemo } = await load<typeof import('../../scripts/start/demo.mjs')>('../start/demo.mjs');
    return openWebSession({ folder: await prepareDemo(folder()) });
  });
}

/** The last test of a walk: neither the extension nor its host had a warning or an error of ours to log meanwhile. */
export function itLeavesNothingInTheLogs(session: () => Pick<WindowSession, 'complaints'>): void {
  it('leaves no warning and no error of ours in the logs', async () => {
    assert.deepEqual(await session().complaints(), []);
  });
}

function useSession<T extends Pick<WindowSession, 'workbench' | 'close'>>(open: () => Promise<T>): () => T {
  let session: T | undefined;

  before(async () => {
    session = await open();
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || !session) return;
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-');
    console.log(`The window when it failed: ${await session.workbench.screenshot(name)}`);
  });

  after(() => session?.close());

  return () => {
    if (!session) throw new Error('the session is there inside a test only');
    return session;
  };
}

/**
 * A script is loaded as it lies there: it finds the project from its own place, which bundling it
 * into a test would move.
 */
function load<Script>(name: string): Promise<Script> {
  return import(pathToFileURL(path.resolve('scripts/vscode', name)).href);
}
