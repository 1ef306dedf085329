import path from 'node:path';
import { pathToFileURL } from 'node:url';

type PostgresScript = typeof import('../../../scripts/unleash/postgres.mjs');
type ServerScript = typeof import('../../../scripts/unleash/server.mjs');

export const TEMPLATE = 'unleash_template';
/** Test files are bundled each for itself: what they share goes through the process. */
export const POSTGRES_PORT = 'RELEASE_LENS_TEST_POSTGRES';

export function load<T>(name: string): Promise<T> {
  return import(pathToFileURL(path.resolve('scripts/unleash', name)).href);
}

let stop: () => Promise<void> = async () => undefined;

/** Mocha's, once a lane: a PostgreSQL, and in it a database that Unleash has set up. */
export async function mochaGlobalSetup(): Promise<void> {
  const { startPostgres, sqlOn } = await load<PostgresScript>('postgres.mjs');
  const { startUnleash } = await load<ServerScript>('server.mjs');
  const postgres = await startPostgres();
  stop = postgres.stop;
  try {
    await sqlOn(postgres.port, `create database ${TEMPLATE}`);
    const server = await startUnleash({ postgresPort: postgres.port, database: TEMPLATE });
    await server.stop();
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  process.env[POSTGRES_PORT] = String(postgres.port);
}

export async function mochaGlobalTeardown(): Promise<void> {
  await stop();
}
