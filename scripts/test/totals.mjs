// @ts-check

/**
 * What a suite came to.
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} skipped
 * @property {string[]} failures the titles of what failed
 */

/** @type {Totals} */
export const onePassed = { passed: 1, skipped: 0, failures: [] };

/** @type {Totals} */
export const oneSkipped = { passed: 0, skipped: 1, failures: [] };

/**
 * @param {string} title
 * @returns {Totals}
 */
export const oneFailed = (title) => ({ passed: 0, skipped: 0, failures: [title] });

/** @param {Totals[]} all @returns {Totals} */
export function sum(all) {
  return {
    passed: all.reduce((count, { passed }) => count + passed, 0),
    skipped: all.reduce((count, { skipped }) => count + skipped, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** @param {Totals} totals */
export function closingLine({ passed, skipped, failures }) {
  return `${passed} passed, ${failures.length} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
