// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { prepareDemo } from '../start/demo.mjs';
import { main } from '../support/failure.mjs';
import { root } from '../support/paths.mjs';
import { exitOnSignal } from '../support/signals.mjs';

/** The host tests on a copy of the demo; RELEASE_LENS_VSCODE=desktop downloads a desktop VS Code for them. */
exitOnSignal();
await main(async () => {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'release-lens-host-'));
  const desktop = process.env['RELEASE_LENS_VSCODE'] === 'desktop';
  try {
    return await runTests({
      ...(desktop ? {} : { vscodeExecutablePath: path.join(root, 'scripts', 'vscode', 'headless.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist', 'test', 'host', 'index.js'),
      launchArgs: [await prepareDemo(path.join(temporary, 'demo'))],
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
});
