// @ts-check
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { Failure, main } from './support/failure.mjs';
import { root } from './support/paths.mjs';
import { run } from './support/processes.mjs';

/** Makes release-lens-VERSION.vsix: bundled, so no node_modules ship. */
await main(async () => {
  await ensurePackages();
  await node('scripts/build.mjs', '--production');
  await node(
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    // The README's pictures are not shipped; without a repository there is no address to rewrite them to.
    '--no-rewrite-relative-links',
  );
  return 0;
});

/** @param {string} script @param {...string} args */
async function node(script, ...args) {
  const { code, output } = await run(process.execPath, [path.join(root, script), ...args], { cwd: root });
  console.log(output.trim());
  if (code !== 0) throw new Failure(`${script} ended with code ${code}.`);
}
