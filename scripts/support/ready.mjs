// @ts-check
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';

const TAIL = 5;

/**
 * Waits until a command says that it is ready, and ends it when it does not.
 * @param {import('./processes.mjs').Group} group with its output piped
 * @param {{ name: string, says: RegExp, limitMs: number }} expected
 * @returns {Promise<RegExpExecArray>} the match
 */
export async function ready({ child, ended, stop }, { name, says, limitMs }) {
  /** @type {string[]} */
  const tail = [];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const match = new Promise((/** @type {(match: RegExpExecArray) => void} */ resolve, reject) => {
    const fail = (/** @type {string} */ what) => reject(new Failure([`${name} ${what}`, ...tail].join('\n')));
    for (const stream of [child.stdout, child.stderr]) {
      // The listener stays: output that nobody takes would block the command.
      if (stream)
        createInterface(stream).on('line', (line) => {
          tail.splice(0, tail.length - TAIL + 1);
          tail.push(line);
          const found = says.exec(line);
          if (found) resolve(found);
        });
    }
    ended.then((code) => fail(`ended with code ${code}:`), reject);
    timer = setTimeout(() => fail(`was not ready after ${limitMs / 1000} s:`), limitMs);
  });
  try {
    return await match;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
