// @ts-check
import { cp, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withFunctions } from './wasm/module.mjs';
import { partSwitch } from './wasm/partSwitch.mjs';

const modules = path.resolve(import.meta.dirname, '../../node_modules');

/** Grammars stay files: the worker loads one when it meets its language. */
const packages = {
  '@vscode/tree-sitter-wasm/wasm': [
    ...['typescript', 'tsx', 'javascript', 'python', 'go'],
    ...['java', 'c-sharp', 'ruby', 'php', 'rust'],
  ],
  '@cursorless/tree-sitter-wasms/out': ['kotlin', 'swift'],
};

/** Where each grammar comes from, by the name of its file. */
export const grammarFiles = new Map(
  Object.entries(packages).flatMap(([folder, names]) =>
    names.map((name) => [`tree-sitter-${name}.wasm`, path.join(modules, folder, `tree-sitter-${name}.wasm`)]),
  ),
);

/**
 * The parser's runtime and all grammars, as they ship. One that was laid since its package was installed and since
 * how it is parted was changed is the same again.
 * @param {string} target folder
 */
export async function layGrammars(target) {
  await mkdir(target, { recursive: true });
  const runtime = 'web-tree-sitter.wasm';
  await cp(path.join(modules, 'web-tree-sitter', runtime), path.join(target, runtime));
  const parting = ['bytes', 'code', 'findSwitch', 'module', 'partSwitch'].map((name) =>
    path.join(import.meta.dirname, 'wasm', `${name}.mjs`),
  );
  for (const [name, source] of grammarFiles) {
    const laid = path.join(target, name);
    if ((await changedAt(laid)) > Math.max(...(await Promise.all([source, ...parting].map(changedAt)))))
      continue;
    await writeFile(`${laid}.new`, withFunctions(await readFile(source), partSwitch));
    await rename(`${laid}.new`, laid);
  }
}

/** When a file's content or place last changed; one that is not there, never. @param {string} file */
async function changedAt(file) {
  return (await stat(file).catch(() => undefined))?.ctimeMs ?? 0;
}
