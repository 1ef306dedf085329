// @ts-check
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';

/** Beside the entry points, named by what is in them. */
const PART = /^part-[^.]+\.js(\.map)?$/;

/**
 * Lets `import()` be where a bundle is parted, each part a file that is read when it is reached: esbuild parts only ES
 * modules, and VS Code 1.96 loads only CommonJS, so they are parted as the one and written as the other.
 * @param {import('esbuild').BuildOptions} options those of a bundle for Node
 * @returns {import('esbuild').BuildOptions}
 */
export function parted(options) {
  return {
    ...options,
    splitting: true,
    format: 'esm',
    chunkNames: 'part-[hash]',
    write: false,
    minify: false,
    minifySyntax: options.minify === true,
    sourcemap: options.sourcemap ? 'inline' : false,
    plugins: [
      {
        name: 'parted',
        setup({ onEnd }) {
          onEnd(async ({ outputFiles = [] }) => {
            const [first] = outputFiles;
            if (first !== undefined) await removeParts(path.dirname(first.path));
            await Promise.all(outputFiles.map(({ path: file, text }) => writeCommonJs(file, text, options)));
          });
        },
      },
    ],
  };
}

/** @param {string} folder */
async function removeParts(folder) {
  const old = await readdir(folder).catch(() => []);
  await Promise.all(old.filter((name) => PART.test(name)).map((name) => rm(path.join(folder, name))));
}

/**
 * @param {string} file
 * @param {string} text
 * @param {import('esbuild').BuildOptions} options
 */
async function writeCommonJs(file, text, { minify = false, sourcemap = false, target }) {
  const { code, map } = await transform(withoutCopies(text), {
    format: 'cjs',
    platform: 'node',
    // As `require`, a part's default export stays one; as `import()`, Node would give what holds all exports for it.
    supported: { 'dynamic-import': false },
    ...(target === undefined ? {} : { target }),
    minify,
    sourcemap: sourcemap ? 'external' : false,
    sourcefile: path.basename(file),
    legalComments: 'none',
  });
  await mkdir(path.dirname(file), { recursive: true });
  const link = sourcemap ? `//# sourceMappingURL=${path.basename(file)}.map\n` : '';
  await writeFile(file, code + link);
  if (sourcemap) await writeFile(`${file}.map`, map);
}

/**
 * A namespace import becomes a copy of the module, once for each file that has it: seventy times all that VS Code's
 * API holds. It is a CommonJS module, so what is required is the same thing.
 * @param {string} text
 */
function withoutCopies(text) {
  return text.replace(/^import \* as (\w+) from "vscode";$/gm, 'const $1 = require("vscode");');
}

/**
 * For what has to be there at once, in one file: each `import()` stays one, of the file that `parted` makes of the same
 * entry point.
 * @type {import('esbuild').Plugin}
 */
export const aside = {
  name: 'aside',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path: file }) =>
      kind === 'dynamic-import' ? { path: `./${path.basename(file, '.ts')}.js`, external: true } : undefined,
    );
  },
};
