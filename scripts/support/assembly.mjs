// @ts-check
import path from 'node:path';

/**
 * By a name TypeScript does not follow: its types would bring AssemblyScript's globals into the whole project.
 * @type {string}
 */
const COMPILER = 'assemblyscript/asc';

/** Texts begin behind some 4 MB of tables, most of which are never touched. */
const PAGES = 128;

/** @type {Map<string, Promise<Uint8Array>>} */
const compiled = new Map();

/**
 * `import code from './x.wasm'` gives the bytes that `x.as.ts`, written in AssemblyScript, compiles to.
 * @type {import('esbuild').Plugin}
 */
export const assembly = {
  name: 'assembly',
  setup({ onResolve, onLoad, onStart }) {
    onStart(() => compiled.clear());
    onResolve({ filter: /^\.\/\w+\.wasm$/ }, ({ path: file, resolveDir }) => ({
      path: path.join(resolveDir, file.replace(/\.wasm$/, '.as.ts')),
      namespace: 'assembly',
    }));
    onLoad({ filter: /./, namespace: 'assembly' }, async ({ path: file }) => {
      const contents = await (compiled.get(file) ?? remembered(file));
      return { contents, loader: 'binary', watchFiles: [file] };
    });
  },
};

/** @param {string} file */
function remembered(file) {
  const bytes = compile(file);
  compiled.set(file, bytes);
  return bytes;
}

/** @param {string} file @returns {Promise<Uint8Array>} */
async function compile(file) {
  const { default: asc } = await import(COMPILER);
  const { base, dir } = path.parse(file);
  /** @type {Uint8Array | undefined} */
  let output;
  const { error, stderr } = await asc.main(
    [
      ...[base, '--baseDir', dir, '--outFile', 'out.wasm', '--optimizeLevel', '3', '--noAssert'],
      ...['--runtime', 'stub', '--enable', 'simd', '--initialMemory', `${PAGES}`],
    ],
    {
      /** @param {string} _ @param {string | Uint8Array} contents */
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') output = contents;
      },
    },
  );
  if (error || output === undefined) throw new Error(`${file} does not compile\n${stderr}`, { cause: error });
  return output;
}
