// @ts-check
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../support/failure.mjs';
import { freePort } from '../support/freePort.mjs';
import { startGroup } from '../support/processes.mjs';
import { ensureUnleash } from './parts.mjs';
import { USER } from './postgres.mjs';

const LIMIT_MS = 60_000;
const POLL_MS = 50;
const WORDS_LENGTH = 2000;

/** Made up, for servers that only this machine reaches and that live as long as a test. */
export const tokens = {
  admin: '*:*.unleash-insecure-admin-api-token',
  production: 'default:production.unleash-insecure-backend-api-token',
};

/**
 * @typedef {object} UnleashServer
 * @property {string} url
 * @property {() => Promise<void>} stop
 * @property {() => void} kill as a power cut would
 * @property {() => string} lastWords the end of what it printed: errors, for as long as all is well nothing
 */

/**
 * @param {{ postgresPort: number, database: string, port?: number }} where
 * @returns {Promise<UnleashServer>}
 */
export async function startUnleash({ postgresPort, database, port: wanted }) {
  const { server } = await ensureUnleash();
  const port = wanted ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const group = startGroup(process.execPath, [server], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      TZ: 'UTC',
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String(postgresPort),
      DATABASE_NAME: database,
      DATABASE_USERNAME: USER,
      DATABASE_PASSWORD: USER,
      DATABASE_SSL: 'false',
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: String(port),
      CHECK_VERSION: 'false',
      SEND_TELEMETRY: 'false',
      INIT_ADMIN_API_TOKENS: tokens.admin,
      INIT_BACKEND_API_TOKENS: tokens.production,
    },
  });
  let words = '';
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      words = (words + text).slice(-WORDS_LENGTH);
    });
  }
  let ended = false;
  void group.ended.then(() => {
    ended = true;
  });
  for (let waited = 0; !(await isHealthy(url)); waited += POLL_MS) {
    if (ended || waited > LIMIT_MS) {
      await group.stop();
      throw new Failure(
        `Unleash ${ended ? 'ended at once' : 'was not ready in time'} (port ${port}). ${words}`,
      );
    }
    await delay(POLL_MS);
  }
  return { url, stop: group.stop, kill: () => group.child.kill('SIGKILL'), lastWords: () => words };
}

/** @param {string} url */
async function isHealthy(url) {
  const answer = await fetch(`${url}/health`).catch(() => undefined);
  return answer?.ok === true;
}
