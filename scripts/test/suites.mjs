// @ts-check
import path from 'node:path';
import { root } from '../support/paths.mjs';
import { run } from '../support/processes.mjs';
import { mochaTotals } from './mochaTotals.mjs';
import { oneFailed, onePassed, oneSkipped } from './totals.mjs';

const LIMIT_MS = 20 * 60_000;

/**
 * @typedef {{ output: string, totals: import('./totals.mjs').Totals }} Outcome
 * @typedef {(grep: string | undefined) => Promise<Outcome>} Suite
 */

/**
 * What `npm test` runs, phase after phase; in a phase, two lanes for two cores. The windows come last
 * and alone: one that starts beside suites which load both cores may take minutes to show.
 */
export const phases = [
  [
    ['lint', 'typecheck', 'unit'],
    ['host', 'contract', 'demo', 'health', 'python'],
  ],
  [['e2e']],
];

/** Those that run in VS Code. */
export const inVscode = ['host', 'e2e'];

/** @type {Record<string, Suite>} */
export const suites = {
  lint: check('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  typecheck: check('node_modules/typescript/bin/tsc', '--noEmit'),
  unit: mocha('dist/test/unit/**/*.js'),
  // A real server answers here, on cores that it shares with the other lane.
  contract: mocha(
    'dist/test/contract/**/*.test.js',
    '--timeout',
    '120000',
    '--require',
    'dist/test/support/unleash/lane.js',
  ),
  demo: mocha('dist/test/demo/**/*.js'),
  // A real Prometheus scrapes the demo's shop.
  health: mocha('dist/test/health/**/*.test.js', '--timeout', '120000'),
  python,
  host,
  deep: mocha('dist/test/deep/**/*.test.js', '--timeout', '3600000'),
  e2e: mocha(
    'dist/test/e2e/**/*.test.js',
    '--timeout',
    '240000',
    '--require',
    'dist/test/support/unleash/lane.js',
  ),
};

/**
 * A tool which is one test: it finds nothing wrong, or it fails.
 * @param {string} script
 * @param {...string} args
 * @returns {Suite}
 */
function check(script, ...args) {
  return async () => {
    const { code, output } = await node(script, args);
    const title = [path.basename(script), ...args].join(' ');
    return { output, totals: code === 0 ? onePassed : oneFailed(title) };
  };
}

/**
 * @param {string} files
 * @param {...string} args
 * @returns {Suite}
 */
function mocha(files, ...args) {
  const reporter = path.join(root, 'test', 'support', 'reporter.cjs');
  const all = [files, '--reporter', reporter, '--forbid-only', ...args];
  return (grep) =>
    mochaTotals(
      (env) =>
        node('node_modules/mocha/bin/mocha.js', [...all, ...(grep ? ['--grep', grep] : [])], {
          ...env,
          NODE_OPTIONS: '--enable-source-maps',
        }),
      { mayBeEmpty: grep !== undefined },
    );
}

/** Mocha inside VS Code: test/host/index.ts starts it there. @type {Suite} */
function host(grep) {
  return mochaTotals(
    (env) => node('scripts/test/host.mjs', [], { ...env, ...(grep && { RELEASE_LENS_GREP: grep }) }),
    { mayBeEmpty: grep !== undefined },
  );
}

/** The demo's Python service. A machine without Python can still use and change the extension. */
async function python() {
  const { code: missing } = await run('python3', ['--version']).catch(() => ({ code: 1 }));
  if (missing) return { output: 'There is no python3: skipped.', totals: oneSkipped };
  const { code, output } = await run('python3', ['-m', 'unittest', 'discover'], {
    cwd: path.join(root, 'demo'),
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    timeoutMs: LIMIT_MS,
  });
  const ran = Number(/^Ran (\d+) tests?/m.exec(output)?.[1] ?? 0);
  const failures = [...output.matchAll(/^(?:FAIL|ERROR): (.+)$/gm)].map(([, title]) => `${title}`);
  if (code !== 0 && failures.length === 0) failures.push('python3 -m unittest');
  if (ran === 0) failures.push('python3 -m unittest ran no tests');
  return { output, totals: { passed: Math.max(0, ran - failures.length), skipped: 0, failures } };
}

/**
 * @param {string} script
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function node(script, args, env = {}) {
  return run(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    timeoutMs: LIMIT_MS,
  });
}
