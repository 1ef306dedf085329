// @ts-check
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { prepareDemo } from '../start/demo.mjs';
import { main } from '../support/failure.mjs';
import { opening } from '../support/opening.mjs';
import { root } from '../support/paths.mjs';
import { exitOnSignal } from '../support/signals.mjs';
import { temporaryFolder } from '../support/temporary.mjs';

/** @import { OnClose } from '../support/opening.mjs' */

/** The host tests on a copy of the demo; RELEASE_LENS_VSCODE=desktop downloads a desktop VS Code for them. */
exitOnSignal();
await main(async () => {
  const desktop = process.env['RELEASE_LENS_VSCODE'] === 'desktop';
  const { folder, close } = await demoCopy();
  try {
    return await runTests({
      ...(desktop ? {} : { vscodeExecutablePath: path.join(root, 'scripts', 'vscode', 'headless.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist', 'test', 'host', 'index.js'),
      launchArgs: [folder],
    });
  } finally {
    await close();
  }
});

function demoCopy() {
  return opening(async (/** @type {OnClose} */ onClose) => ({
    folder: await prepareDemo(path.join(await temporaryFolder(onClose), 'demo')),
  }));
}
