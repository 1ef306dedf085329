// @ts-check
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { context } from 'esbuild';
import { assembly } from './support/assembly.mjs';
import { layGrammars } from './support/grammars.mjs';
import { aside, parted } from './support/parted.mjs';

const root = path.resolve(import.meta.dirname, '..');
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
/** What ships is built without a trace of what is worked with: into a folder of its own. */
const dist = path.resolve(root, production ? (process.argv.at(-1) ?? '') : 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // jsonc-parser's main is a UMD wrapper that esbuild cannot see through.
  mainFields: ['module', 'main'],
  sourcemap: !production,
  minify: production,
  legalComments: 'none',
  logLevel: 'warning',
  outdir: dist,
  plugins: [assembly],
};

/** The editor's root: what it begins with, and what it reads once there is something to do. */
const beginning = { extension: 'src/extension.ts' };
const rest = { start: 'src/editor/start.ts', machine: 'src/machine.ts' };

/** What else ships: the command line's roots, and the workers that both start. */
const shipped = {
  cli: 'src/cli/main.ts',
  mcp: 'src/cli/mcp/serve.ts',
  indexWorker: 'src/node/indexing/worker.ts',
  removalWorker: 'src/node/removal/worker.ts',
};

/** The same for a browser, where there is no Node: a built-in that finds its way here fails the build. */
const web = {
  'web/extension': 'src/extension.web.ts',
  'web/indexWorker': 'src/web/indexWorker.ts',
};

/** @param {string} folder @param {RegExp} name */
async function filesBelow(folder, name) {
  const entries = await readdir(path.join(root, folder), { recursive: true }).catch(() => []);
  return entries
    .filter((entry) => name.test(entry) && !entry.split(path.sep).includes('fixtures'))
    .map((entry) => path.posix.join(folder, entry.split(path.sep).join('/')));
}

/** @param {Record<string, string>} entries */
async function existing(entries) {
  const found = await Promise.all(
    Object.entries(entries).map(async ([name, file]) =>
      (await stat(path.join(root, file)).catch(() => null)) ? [[name, file]] : [],
    ),
  );
  return Object.fromEntries(found.flat());
}

/** A deleted test must not live on as its last build. */
async function pruneTests() {
  const sources = new Set((await filesBelow('test', /\.ts$/)).map((file) => file.replace(/\.ts$/, '')));
  for (const built of await filesBelow('dist/test', /\.js$/)) {
    if (!sources.has(built.replace(/^dist\//, '').replace(/\.js$/, ''))) await rm(path.join(root, built));
  }
}

/** The rollout panel's page: its script and its styles. */
function panel() {
  return context({
    ...common,
    entryPoints: { panel: 'src/panel/main.tsx' },
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    format: 'iife',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
}

async function contexts() {
  const editor = { ...common, external: ['vscode'] };
  const extension = await context({ ...editor, entryPoints: beginning, plugins: [aside, assembly] });
  const features = await context(parted({ ...editor, entryPoints: rest }));
  const others = await context({ ...common, entryPoints: await existing(shipped) });
  const browser = await context({
    ...common,
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    entryPoints: web,
    external: ['vscode'],
  });
  if (production) return [extension, features, others, browser, await panel()];
  const tests = await context({
    ...common,
    entryPoints: await filesBelow('test', /\.ts$/),
    outbase: 'test',
    outdir: 'dist/test',
    packages: 'external',
    external: ['vscode'],
  });
  const bench = await context({
    ...common,
    entryPoints: await filesBelow('bench', /\.ts$/),
    outbase: 'bench',
    outdir: 'dist/bench',
    packages: 'external',
  });
  const demo = await context({
    ...common,
    entryPoints: await existing({ 'demo/shop': 'demo/shop/main.ts' }),
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return [extension, features, others, browser, await panel(), tests, bench, demo];
}

if (!production) await pruneTests();
await layGrammars(path.join(dist, 'grammars'));
const builds = await contexts();
if (watch) {
  await Promise.all(builds.map((build) => build.watch()));
} else {
  await Promise.all(builds.map((build) => build.rebuild()));
  await Promise.all(builds.map((build) => build.dispose()));
}
