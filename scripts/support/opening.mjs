// @ts-check

/** @typedef {(end: () => unknown) => void} OnClose */

/**
 * Opens something made of several parts. Each part says how it is ended as soon as it is there:
 * `close` ends them in reverse order, and so does an opening that fails half-way.
 * @template T
 * @param {(onClose: OnClose) => Promise<T>} open
 * @returns {Promise<T & { close: () => Promise<void> }>}
 */
export async function opening(open) {
  /** @type {(() => unknown)[]} */
  const ends = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const opened = await open((end) => ends.push(end));
    return { ...opened, close };
  } catch (error) {
    await close();
    throw error;
  }
}
