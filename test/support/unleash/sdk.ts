import { EventEmitter } from 'node:events';
import UnleashClient from 'unleash-client/lib/client';
import { defaultStrategies } from 'unleash-client/lib/strategy';
import type { Identity } from '../../../src/core/model/identity.ts';
import { Variations } from '../../../src/providers/unleash/variations.ts';
import { NOW, type Sample } from './samples.ts';

type Repository = ConstructorParameters<typeof UnleashClient>[0];

/** The official SDK's evaluator on what its repository would hold, asked as an application asks. */
export function sdkOn({ features, segments }: Sample): (key: string, who: Identity) => string {
  const toggles = new Map(
    [...features].map(([name, { enabled, strategies, variants, dependencies }]) => [
      name,
      {
        name,
        enabled,
        variants,
        dependencies,
        strategies: strategies.map((strategy) => ({
          ...strategy,
          segments: strategy.segments.map(({ id }) => id),
        })),
      },
    ]),
  );
  const repository = Object.assign(new EventEmitter(), {
    getToggle: (name: string) => toggles.get(name),
    getSegment: (id: number) => segments.find((segment) => segment.id === id),
  });
  const client = new UnleashClient(repository as unknown as Repository, defaultStrategies);
  return (key, who) => {
    const feature = features.get(key);
    if (feature === undefined) throw new Error(`no feature ${key}`);
    const variations = new Variations(feature);
    const context = contextOf(who);
    const { feature_enabled: enabled, enabled: hasVariant, name, payload } = client.getVariant(key, context);
    if (enabled !== true) return variations.off;
    return hasVariant ? variations.nameOf({ name, payload }) : variations.on;
  };
}

export function contextOf({ key, attributes }: Identity) {
  const { sessionId, remoteAddress, ...properties } = attributes;
  return {
    userId: key,
    ...(sessionId === undefined ? {} : { sessionId: String(sessionId) }),
    ...(remoteAddress === undefined ? {} : { remoteAddress: String(remoteAddress) }),
    currentTime: new Date(NOW),
    properties: properties as Record<string, string>,
  };
}
