import path from 'node:path';
import { pathToFileURL } from 'node:url';

type Script = typeof import('../../scripts/vscode/demoSession.mjs');

export type DemoSession = Awaited<ReturnType<Script['openDemoSession']>>;

/**
 * Gives the surrounding `describe` a VS Code window on a fresh copy of the running demo. A test that
 * fails leaves a picture of the window in test-results/.
 * @returns what to call inside a test for its session
 */
export function useDemoSession(...options: Parameters<Script['openDemoSession']>): () => DemoSession {
  let session: DemoSession | undefined;

  before(async () => {
    const { openDemoSession } = await loadScript();
    session = await openDemoSession(...options);
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
 * The script is loaded as it lies there: it finds the project from its own place, which bundling it
 * into a test would move.
 */
function loadScript(): Promise<Script> {
  return import(pathToFileURL(path.resolve('scripts/vscode/demoSession.mjs')).href);
}
