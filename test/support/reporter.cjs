// @ts-check
const fs = require('node:fs');
const mocha = require('mocha');

/** Lines of an error that tell a run by its last lines alone; the whole of it stands in the report. */
const REASON_LINES = 4;

/** @param {unknown} error */
const reasonOf = (error) =>
  String(error instanceof Error ? error.message : error)
    .split('\n')
    .filter((line) => line.trim())
    .slice(0, REASON_LINES)
    .join('\n        ');

/** Mocha's usual report, and its totals in the file that RELEASE_LENS_TOTALS names. */
class TotalsReporter extends mocha.reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {string[]} */
    const failures = [];
    runner.on(mocha.Runner.constants.EVENT_TEST_FAIL, (test, error) =>
      failures.push(`${test.fullTitle()}: ${reasonOf(error)}`),
    );
    runner.once(mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env['RELEASE_LENS_TOTALS'];
      if (!file) return;
      const { passes: passed = 0, pending: skipped = 0 } = runner.stats ?? {};
      fs.writeFileSync(file, JSON.stringify({ passed, skipped, failures }));
    });
  }
}

module.exports = TotalsReporter;
