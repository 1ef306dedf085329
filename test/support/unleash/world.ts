import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import { load, POSTGRES_PORT, TEMPLATE } from './lane.ts';

type PostgresScript = typeof import('../../../scripts/unleash/postgres.mjs');
type ServerScript = typeof import('../../../scripts/unleash/server.mjs');

/** A real Unleash server on a database of its own, and what a test does in it that we do not do ourselves. */
export interface Unleash {
  readonly url: string;
  readonly tokens: ServerScript['tokens'];
  /** Any request of its administration API; rejects when it does not succeed. */
  admin(method: string, path: string, body?: unknown): Promise<unknown>;
  /** What an application's SDK reports of its use: https://docs.getunleash.io/api/register-client-metrics */
  report(bucket: object): Promise<void>;
  /** An empty project with these flags in production; `strategies` are switched on. */
  reset(flags: Readonly<Record<string, readonly object[]>>): Promise<void>;
  /** Ends the process as a power cut would, and starts it again at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A connection that is kept may be closed by the server just when it is used again. */
const httpAgent = new Agent({ keepAlive: false });

export const FEATURES = '/api/admin/projects/default/features';

const POLL_MS = 20;
const NOTED_POLLS = 500;

export async function startUnleash(): Promise<Unleash> {
  const { startUnleash: start, tokens } = await load<ServerScript>('server.mjs');
  const { sqlOn } = await load<PostgresScript>('postgres.mjs');
  const postgresPort = Number(process.env[POSTGRES_PORT]);
  const database = `test_${process.hrtime.bigint()}`;
  await sqlOn(postgresPort, `create database ${database} template ${TEMPLATE}`);
  let server = await start({ postgresPort, database });
  const { url } = server;
  const port = Number(new URL(url).port);

  const admin = (method: string, path: string, body?: unknown) => request(tokens.admin, method, path, body);

  async function request(token: string, method: string, path: string, body?: unknown): Promise<unknown> {
    const asked = () =>
      axios.request<string>({
        url: url + path,
        method,
        headers: { Authorization: token, 'Content-Type': 'application/json' },
        data: body === undefined ? undefined : JSON.stringify(body),
        httpAgent,
        responseType: 'text',
        transformResponse: (data: unknown) => data,
        validateStatus: () => true,
      });
    const { status, data: text } = await asked().catch((error: unknown) => {
      throw new Error(`${method} ${path}: ${error}; the server's last words: ${server.lastWords()}`);
    });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /**
   * Unleash notes a stage of a flag's life once it has answered; it ends with an error when the flag is deleted just
   * then (`FeatureLifecycleService.featureArchived`, seen in 7.5.1).
   */
  async function noted(stage: string, name: string): Promise<void> {
    for (let asked = 0; asked < NOTED_POLLS; asked++) {
      const stages = (await admin('GET', `${FEATURES}/${name}/lifecycle`)) as { stage: string }[];
      if (stages.some((entered) => entered.stage === stage)) return;
      await pause(POLL_MS);
    }
    throw new Error(`Unleash did not note that ${name} is ${stage}.`);
  }

  return {
    url,
    tokens,
    admin,
    async report(bucket) {
      const told = { appName: 'shop', instanceId: 'one', bucket };
      await request(tokens.production, 'POST', '/api/client/metrics', told);
    },
    async reset(flags) {
      const namesIn = async (path: string) =>
        ((await admin('GET', path)) as { features: { name: string }[] }).features.map(({ name }) => name);
      const live = await namesIn(FEATURES);
      if (live.length > 0) await admin('POST', '/api/admin/projects/default/archive', { features: live });
      const archived = await namesIn(
        '/api/admin/search/features?archived=IS:true&project=IS:default&limit=100',
      );
      for (const name of archived) await noted('archived', name);
      if (archived.length > 0)
        await admin('POST', '/api/admin/projects/default/delete', { features: archived });
      for (const [name, strategies] of Object.entries(flags)) {
        await admin('POST', FEATURES, { name, type: 'release' });
        const environment = `${FEATURES}/${name}/environments/production`;
        for (const strategy of strategies) await admin('POST', `${environment}/strategies`, strategy);
        if (strategies.length > 0) await admin('POST', `${environment}/on`);
      }
    },
    async kill() {
      server.kill();
      await server.stop();
    },
    async restart() {
      server = await start({ postgresPort, database, port });
    },
    stop: () => server.stop(),
  };
}

export function rollout(name: string, percent: number, ...userIds: readonly string[]): object {
  return {
    name: 'flexibleRollout',
    parameters: { rollout: String(percent), stickiness: 'default', groupId: name },
    constraints: userIds.length === 0 ? [] : [{ contextName: 'userId', operator: 'IN', values: userIds }],
  };
}
