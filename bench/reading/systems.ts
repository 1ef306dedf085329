import type { Provider } from '../../src/core/ports/provider.ts';
import type { Tokens } from '../../src/core/ports/tokens.ts';
import { systemClock } from '../../src/node/clock.ts';
import { launchdarklyProvider } from '../../src/providers/launchdarkly/provider.ts';
import { splitProvider } from '../../src/providers/split/provider.ts';
import { unleashProvider } from '../../src/providers/unleash/provider.ts';
import { LaunchDarklyDouble } from '../../test/support/launchdarkly/double.ts';
import { flagJson } from '../../test/support/launchdarkly/objects.ts';
import { definition } from '../../test/support/split/definitions.ts';
import { SplitDouble } from '../../test/support/split/double.ts';
import {
  load,
  mochaGlobalSetup,
  mochaGlobalTeardown,
  POSTGRES_PORT,
  TEMPLATE,
} from '../../test/support/unleash/lane.ts';
import { startUnleash } from '../../test/support/unleash/world.ts';

const ENVIRONMENTS = ['production', 'staging', 'development'] as const;

/** One flag system full of flags: each is given to a share, and to two people. */
export interface System {
  readonly what: string;
  readonly url: string;
  readonly project: string;
  readonly environments: readonly string[];
  readonly provider: Provider;
  stop(): Promise<void>;
}

const holding = (token: string): Tokens => ({ of: async () => token });
const names = (count: number) => Array.from({ length: count }, (_, at) => `flag-${at}`);

export async function launchdarkly(count: number): Promise<System> {
  const double = await LaunchDarklyDouble.open();
  const { world, url, token } = double;
  for (const name of ENVIRONMENTS) world.addEnvironment(name, name === 'production');
  const rolledOut = {
    targets: [{ values: ['ana', 'ben'], variation: 0, contextKind: 'user' }],
    fallthrough: {
      rollout: { variations: [5000, 95_000].map((weight, variation) => ({ variation, weight })) },
    },
  };
  const everywhere = Object.fromEntries(ENVIRONMENTS.map((name) => [name, rolledOut]));
  world.flags = names(count).map((name) => flagJson(name, everywhere));
  return {
    what: 'LaunchDarkly (double, not compressed)',
    ...{ url, project: world.key, environments: ENVIRONMENTS, stop: () => double.close() },
    provider: launchdarklyProvider(holding(token), systemClock),
  };
}

export async function split(count: number): Promise<System> {
  const double = await SplitDouble.open();
  const { url, token, workspace } = double;
  for (const name of ENVIRONMENTS) {
    const environment = double.addEnvironment(`env-${name}`, name, name === 'production');
    for (const flag of names(count)) double.define(environment, definition(flag, shared));
  }
  return {
    what: 'Split (double, not compressed)',
    ...{ url, project: workspace.id, environments: ENVIRONMENTS, stop: () => double.close() },
    provider: splitProvider(holding(token), systemClock),
  };
}

const shared: Parameters<typeof definition>[1] = {
  treatments: [
    { name: 'on', description: '', keys: ['ana', 'ben'] },
    { name: 'off', description: '' },
  ],
  defaultRule: [
    { treatment: 'on', size: 5 },
    { treatment: 'off', size: 95 },
  ],
};

/** The real server. Its database is filled beforehand: by its API that takes longer than all that is measured. */
export async function unleash(count: number): Promise<System> {
  await mochaGlobalSetup();
  const { sqlOn } = await load<typeof import('../../scripts/unleash/postgres.mjs')>('postgres.mjs');
  await sqlOn(Number(process.env[POSTGRES_PORT]), filled(count), TEMPLATE);
  const { url, tokens, stop } = await startUnleash();
  return {
    what: 'Unleash (real server, the two environments it comes with)',
    ...{ url, project: 'default', environments: ['production', 'development'] },
    provider: unleashProvider(holding(tokens.admin), systemClock),
    async stop() {
      await stop();
      await mochaGlobalTeardown();
    },
  };
}

const filled = (count: number) => `
  insert into features (name, type, project) select 'flag-' || n, 'release', 'default' from generate_series(1, ${count}) n;
  insert into feature_environments (feature_name, environment, enabled)
    select name, environment_name, true from features, project_environments;
  insert into feature_strategies
      (id, feature_name, project_name, environment, strategy_name, parameters, constraints, sort_order)
    select gen_random_uuid(), name, 'default', environment_name, 'flexibleRollout',
      json_build_object('rollout', share, 'stickiness', 'default', 'groupId', name)::jsonb, who::json, share::integer
    from features, project_environments, (values
      ('5', '[]'),
      ('100', '[{"contextName": "userId", "operator": "IN", "values": ["ana", "ben"]}]')) as s (share, who);`;
