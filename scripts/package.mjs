// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { main } from './support/failure.mjs';
import { root } from './support/paths.mjs';
import { exitOnSignal } from './support/signals.mjs';
import { makeVsix } from './support/vsix.mjs';

/** Makes release-lens-VERSION.vsix. */
exitOnSignal();
await main(async () => {
  await ensurePackages();
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  console.log(await makeVsix(path.join(root, `${name}-${version}.vsix`)));
  return 0;
});
