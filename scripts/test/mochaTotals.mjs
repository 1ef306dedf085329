// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * Runs mocha, wherever it is, and takes its totals from the file that test/support/reporter.cjs
 * writes: a run that crashed, hung or found no tests never counts as passed.
 * @param {(env: Record<string, string>) => Promise<{ code: number, output: string, timedOut: boolean }>} runMocha
 * @param {{ mayBeEmpty: boolean }} options
 * @returns {Promise<import('./suites.mjs').Outcome>}
 */
export async function mochaTotals(runMocha, { mayBeEmpty }) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'release-lens-totals-'));
  const file = path.join(folder, 'totals.json');
  try {
    const { code, output, timedOut } = await runMocha({ RELEASE_LENS_TOTALS: file });
    const written = await readFile(file, 'utf8').catch(() => undefined);
    /** @type {import('./totals.mjs').Totals} */
    const totals = written ? JSON.parse(written) : { passed: 0, skipped: 0, failures: [] };
    const problem = problemOf(totals, { code, timedOut, mayBeEmpty, finished: written !== undefined });
    return { output, totals: problem ? { ...totals, failures: [...totals.failures, problem] } : totals };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('./totals.mjs').Totals} totals
 * @param {{ code: number, timedOut: boolean, finished: boolean, mayBeEmpty: boolean }} run
 * @returns {string | undefined} what is wrong with the run, beside failed tests
 */
function problemOf({ passed, skipped, failures }, { code, timedOut, finished, mayBeEmpty }) {
  if (timedOut) return 'the suite took too long and was ended';
  if (!finished) return `the suite did not run to its end (exit code ${code})`;
  if (failures.length > 0) return undefined;
  if (passed + skipped === 0 && !mayBeEmpty) return 'the suite ran no tests';
  return code === 0 ? undefined : `the suite ended with code ${code}`;
}
