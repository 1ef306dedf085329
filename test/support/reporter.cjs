// @ts-check
const fs = require('node:fs');
const mocha = require('mocha');

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
    runner.on(mocha.Runner.constants.EVENT_TEST_FAIL, (test) => failures.push(test.fullTitle()));
    runner.once(mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env['RELEASE_LENS_TOTALS'];
      if (!file) return;
      const { passes: passed = 0, pending: skipped = 0 } = runner.stats ?? {};
      fs.writeFileSync(file, JSON.stringify({ passed, skipped, failures }));
    });
  }
}

module.exports = TotalsReporter;
