// @ts-check
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../support/failure.mjs';

export const usage = `npm start [-- FOLDER] [--desktop | --browser] [--port N]
Opens VS Code with Release Lens on FOLDER; without FOLDER on the demo, whose shop is started too.
  --desktop   in the VS Code installed here; chosen by itself when there is one
  --browser   in a VS Code server, at an address printed for your browser
  --port N    the port of that address`;

/**
 * @typedef {object} StartOptions
 * @property {string | undefined} folder absolute; the demo when absent
 * @property {'desktop' | 'browser' | undefined} where
 * @property {number | undefined} port
 * @property {boolean} help
 */

/**
 * @param {string[]} args
 * @returns {Promise<StartOptions>}
 */
export async function startOptions(args) {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new Failure(`One folder, please, not ${positionals.length}.`);
  if (values.desktop && values.browser) throw new Failure('Either --desktop or --browser, not both.');
  return {
    folder: positionals[0] === undefined ? undefined : await existingFolder(positionals[0]),
    where: values.desktop ? 'desktop' : values.browser ? 'browser' : undefined,
    port: values.port === undefined ? undefined : portNumber(values.port),
    help: values.help ?? false,
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        desktop: { type: 'boolean' },
        browser: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** @param {string} given as typed where npm was called, which is not where npm runs its scripts */
async function existingFolder(given) {
  const folder = path.resolve(process.env['INIT_CWD'] ?? '.', given);
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new Failure(`There is no folder ${folder}`);
  if (!found.isDirectory()) throw new Failure(`${folder} is a file: name the folder to open.`);
  return folder;
}

/** @param {string} given */
function portNumber(given) {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Failure(`${given} is not a port.`);
  return port;
}
