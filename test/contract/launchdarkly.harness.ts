import assert from 'node:assert/strict';
import type { Place } from '../../src/core/ports/provider.ts';
import { systemClock } from '../../src/node/clock.ts';
import { launchdarklyProvider } from '../../src/providers/launchdarkly/provider.ts';
import { openFront } from '../support/front.ts';
import { LaunchDarklyDouble } from '../support/launchdarkly/double.ts';
import { clauseJson, flagJson, ruleJson } from '../support/launchdarkly/objects.ts';
import type { Harness } from './harness.ts';

const HASTE_MS = 300;

const SHARED = {
  targets: [{ contextKind: 'user', variation: 0, values: ['ana'] }],
  contextTargets: [{ contextKind: 'user', variation: 0, values: [] }],
  rules: [ruleJson({ clauses: [clauseJson('plan', 'in', ['beta'])] })],
};

/** The local double: LaunchDarkly itself cannot be had. */
export const launchdarkly: Harness = {
  id: 'launchdarkly',
  fixture: { dark: 'dark', shared: 'shared', has: 'ana', lacks: 'ben' },
  async open() {
    const double = await LaunchDarklyDouble.open();
    const { world, token } = double;
    const front = await openFront(double.url);
    const tokens = { of: async () => token };
    world.addEnvironment('production', true);
    world.addEnvironment('staging');
    world.flags = [
      flagJson('dark', { production: {}, staging: {} }),
      flagJson('shared', { production: structuredClone(SHARED), staging: structuredClone(SHARED) }),
    ];
    const placeOf = (source: string): Place => ({
      connection: {
        ...{ name: 'contract', provider: 'launchdarkly', root: '/', folders: ['.'], environments: [] },
        ...{ url: front.url, project: world.key },
      },
      environment: { name: source, tier: 'other', source },
    });
    return {
      provider: launchdarklyProvider(tokens, systemClock),
      place: placeOf('production'),
      elsewhere: placeOf('staging'),
      async contents({ environment: { source } }) {
        const configs = world.flags.map(({ environments }) => {
          const { version: _, lastModified: __, ...rest } = environments[source] ?? assert.fail(source);
          return rest;
        });
        return JSON.stringify([configs, world.environment(source)?.schedules]);
      },
      async interfere() {
        const variationId = 'shared-yes';
        const theirs = { kind: 'addTargets', contextKind: 'user', variationId, values: ['cleo'] };
        world.patch(world.flag('shared') ?? assert.fail(), 'production', [theirs], Date.now());
      },
      async remove() {
        double.gone = true;
      },
      async garble() {
        front.trouble('answers with a page');
      },
      async block() {
        front.trouble('hangs up');
      },
      remote: {
        front,
        hasty: launchdarklyProvider(tokens, systemClock, HASTE_MS),
        token,
        isWrite: (method) => method !== 'GET',
      },
      async close() {
        await front.close();
        await double.close();
        assert.deepEqual(double.wrong, [], 'not as LaunchDarkly publishes its API');
      },
    };
  },
};
