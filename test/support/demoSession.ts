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

function useSession<T extends WindowSession>(open: () => Promise<T>): () => T {
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
