// @ts-check

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Without a listener a signal ends Node at once, and skips the exit listeners that end our children. */
export function exitOnSignal() {
  for (const signal of signals) process.once(signal, () => process.exit(1));
}

/**
 * The first signal is a request to end in good order; the next one ends at once.
 * @returns {Promise<void>}
 */
export function interruption() {
  return new Promise((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(1));
      });
    }
  });
}
