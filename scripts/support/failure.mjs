// @ts-check

/** A failure its reader can act on: shown as its own words, without a stack. */
export class Failure extends Error {}

/**
 * The outermost frame of every script: a failure becomes words on stderr and a non-zero exit code.
 * @param {() => Promise<number>} run resolves with the exit code
 */
export async function main(run) {
  try {
    process.exitCode = await run();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
