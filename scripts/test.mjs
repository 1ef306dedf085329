#!/usr/bin/env node
// @ts-check
import { parseArgs } from 'node:util';
import { ensurePackages } from './ensure.mjs';
import { build } from './support/build.mjs';
import { Failure, main } from './support/failure.mjs';
import { exitOnSignal } from './support/signals.mjs';
import { inVscode, phases, suites } from './test/suites.mjs';
import { closingLine, oneFailed, sum } from './test/totals.mjs';
import { ensureUnleash } from './unleash/parts.mjs';
import { ensureParts } from './vscode/parts.mjs';

const usual = phases.flat(2);

exitOnSignal();
await main(async () => {
  const { names, grep } = options();
  await ensurePackages();
  await build();
  // Before the lanes part: both would wait for the same installation.
  if (names.some((name) => inVscode.includes(name))) await ensureParts();
  if (names.includes('contract')) await ensureUnleash();
  const outcomes = [];
  for (const lanes of phasesOf(names)) {
    outcomes.push(...(await Promise.all(lanes.map((lane) => runLane(lane, grep)))).flat());
  }
  const totals = sum(outcomes);
  for (const failure of totals.failures) console.log(`FAILED  ${failure}`);
  console.log(closingLine(totals));
  return totals.failures.length > 0 ? 1 : 0;
});

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    throw new Failure(
      `There is no suite ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}`,
    );
  }
  return { names: positionals.length > 0 ? positionals : usual, grep: values.grep };
}

/** @param {string[]} names the usual suites first, then those that only run when named */
function phasesOf(names) {
  const extra = names.filter((name) => !usual.includes(name));
  return [...phases, [extra]].map((lanes) =>
    lanes.map((lane) => lane.filter((name) => names.includes(name))),
  );
}

/** @param {string[]} lane @param {string | undefined} grep */
async function runLane(lane, grep) {
  const totals = [];
  for (const name of lane) totals.push(await runSuite(name, grep));
  return totals;
}

/**
 * Shows a suite's output in one piece, whatever runs beside it.
 * @param {string} name
 * @param {string | undefined} grep
 */
async function runSuite(name, grep) {
  const began = Date.now();
  const suite = /** @type {import('./test/suites.mjs').Suite} */ (suites[name]);
  const { output, totals } = await suite(grep).catch((error) => ({
    output: String(error?.stack ?? error),
    totals: oneFailed('the suite could not run'),
  }));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`── ${name}: ${closingLine(totals)} in ${seconds} s\n${output.trimEnd()}\n`);
  return { ...totals, failures: totals.failures.map((failure) => `${name}: ${failure}`) };
}
