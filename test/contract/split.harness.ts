import type { Place } from '../../src/core/ports/provider.ts';
import { systemClock } from '../../src/node/clock.ts';
import { splitProvider } from '../../src/providers/split/provider.ts';
import { openFront } from '../support/front.ts';
import { definition, rule } from '../support/split/definitions.ts';
import { SplitDouble } from '../support/split/double.ts';
import { oracle } from '../support/split/oracle.ts';
import type { Harness } from './harness.ts';

const HASTE_MS = 300;

/** The local double of Split's Admin API: the service itself cannot be had. */
export const split: Harness = {
  id: 'split',
  fixture: { dark: 'dark', shared: 'shared', has: 'ana', lacks: 'ben' },
  async open() {
    const double = await SplitDouble.open();
    const front = await openFront(double.url);
    const tokens = { of: async () => double.token };
    const environments = [
      double.addEnvironment('env-production', 'Production', true),
      double.addEnvironment('env-staging', 'Staging'),
    ];
    for (const environment of environments) {
      double.define(environment, definition('dark'));
      double.define(
        environment,
        definition('shared', {
          treatments: [{ name: 'on', keys: ['ana'] }, { name: 'off' }],
          rules: [rule('on', { type: 'IN_LIST_STRING', attribute: 'plan', strings: ['beta'] })],
        }),
      );
    }
    const placeOf = (source: string): Place => ({
      connection: {
        ...{ name: 'contract', provider: 'split', root: '/', folders: ['.'] },
        ...{ url: front.url, project: double.workspace.id },
        environments: ['Production', 'env-staging'].map((id) => ({ name: id, tier: 'other', source: id })),
      },
      environment: { name: source, tier: 'other', source },
    });
    const [production] = environments;
    return {
      provider: splitProvider(tokens, systemClock),
      place: placeOf('Production'),
      elsewhere: placeOf('env-staging'),
      async contents({ environment: { source } }) {
        const found = environments.find(({ id, name }) => id === source || name === source);
        const definitions = [...(found?.definitions.values() ?? [])];
        return JSON.stringify(definitions.map(({ lastUpdateTime: _, ...rest }) => rest));
      },
      serves: (key, who) =>
        oracle({
          definitions: [...(production?.definitions.values() ?? [])],
          segments: {},
          secrets: { seed: 7, trafficSeed: 11, rank: () => 0 },
        })(key, who),
      async interfere() {
        if (production === undefined) return;
        double.edit(production, 'shared', (shared) => ({
          ...shared,
          treatments: shared.treatments.map(({ name, keys, ...rest }) => ({
            ...rest,
            name,
            ...(name === 'on' ? { keys: [...(keys ?? []), 'cleo'] } : keys ? { keys } : {}),
          })),
        }));
      },
      async remove() {
        double.environments.splice(0, 1);
      },
      async garble() {
        front.trouble('answers with a page');
      },
      async block() {
        front.trouble('hangs up');
      },
      remote: {
        front,
        token: double.token,
        hasty: splitProvider(tokens, systemClock, HASTE_MS),
        isWrite: (method) => method !== 'GET',
      },
      async close() {
        await front.close();
        await double.close();
      },
    };
  },
};
