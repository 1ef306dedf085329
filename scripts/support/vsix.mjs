// @ts-check
import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { opening } from './opening.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { temporaryFolder } from './temporary.mjs';

/** @import { OnClose } from './opening.mjs' */

/** What a package is made of beside the build; .vscodeignore names what of it ships. */
const SOURCES =
  /^(package(\.nls.*)?\.json|README\.md|CHANGELOG\.md|LICENSE|\.vscodeignore|media|schemas|l10n)$/;

/**
 * Packages the extension, minified and bundled, so that no node_modules ship. It is put together in a folder of its
 * own: what is being worked with, or tested, stays as it was built.
 * @param {string} file to write
 * @returns {Promise<string>} what vsce says: the files in it, and its size
 */
export async function makeVsix(file) {
  const { folder, close } = await opening(async (/** @type {OnClose} */ onClose) => ({
    folder: await temporaryFolder(onClose),
  }));
  try {
    const sources = (await readdir(root)).filter((name) => SOURCES.test(name));
    await Promise.all(
      sources.map((name) => cp(path.join(root, name), path.join(folder, name), { recursive: true })),
    );
    await node(root, 'scripts/build.mjs', '--production', path.join(folder, 'dist'));
    return await node(
      folder,
      'node_modules/@vscode/vsce/vsce',
      'package',
      '--no-dependencies',
      '--skip-license',
      '--allow-missing-repository',
      // The README's pictures are not shipped; without a repository there is no address to rewrite them to.
      '--no-rewrite-relative-links',
      ...['--out', file],
    );
  } finally {
    await close();
  }
}

/** @param {string} cwd @param {string} script @param {...string} args */
async function node(cwd, script, ...args) {
  const { code, output } = await run(process.execPath, [path.join(root, script), ...args], { cwd });
  if (code !== 0) throw new Failure(`${script} ended with code ${code}.\n${output.trim()}`);
  return output.trim();
}
