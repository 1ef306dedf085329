import { init, type LDContext } from '@launchdarkly/node-server-sdk';
import { TestData } from '@launchdarkly/node-server-sdk/integrations';
import type { Identity } from '../../../src/core/model/identity.ts';
import { kindsOf } from '../../../src/core/model/identity.ts';
import type { ClauseJson, FlagJson, RolloutJson, SegmentJson, ServedJson } from './objects.ts';

const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** What LaunchDarkly's own SDK serves, offline: the index of the variation, `null` for the code's default. */
export interface Oracle {
  serves(flag: string, who: Identity): Promise<number | null>;
  close(): void;
}

export async function oracleOf(
  environment: string,
  flags: readonly FlagJson[],
  segments: readonly SegmentJson[],
): Promise<Oracle> {
  const data = new TestData();
  for (const segment of segments) await data.usePreconfiguredSegment(segmentForSdk(segment));
  for (const flag of flags) await data.usePreconfiguredFlag(flagForSdk(flag, environment));
  const client = init('sdk-key-of-nothing', {
    updateProcessor: data.getFactory(),
    sendEvents: false,
    diagnosticOptOut: true,
    logger,
  });
  await client.waitForInitialization({ timeout: 10 });
  return {
    async serves(flag, who) {
      const { variationIndex } = await client.variationDetail(flag, contextOf(who), undefined);
      return variationIndex ?? null;
    },
    close: () => client.close(),
  };
}

/** A person of several kinds is one context of several kinds. */
export function contextOf({ key, kind, attributes }: Identity): LDContext {
  const own = { ...attributes, key };
  const others = kindsOf({ key, kind, attributes }).slice(1);
  if (others.length === 0) return { ...own, kind } as LDContext;
  const parts = others.map((other) => [other, attributes[other]]);
  return { kind: 'multi', [kind]: own, ...Object.fromEntries(parts) };
}

/**
 * A flag as SDKs are sent it, from the flag as the REST API tells it: what a rule says is the same in both, but that
 * archived and disabled parts are left out and an experiment is called one.
 */
function flagForSdk(flag: FlagJson, environment: string): object {
  const { key, variations, environments } = flag;
  const config = environments[environment];
  if (config === undefined) throw new Error(`${key} is not in ${environment}`);
  return {
    key,
    version: config.version,
    on: config.on,
    salt: config.salt,
    variations: variations.map(({ value }) => value),
    prerequisites: config.prerequisites,
    targets: config.targets,
    contextTargets: config.contextTargets,
    rules: config.rules
      .filter(({ disabled }) => disabled !== true)
      .map((rule) => ({ ...servedForSdk(rule), id: rule._id, clauses: rule.clauses.map(clauseForSdk) })),
    fallthrough: servedForSdk(config.fallthrough),
    offVariation: config.offVariation ?? null,
  };
}

function servedForSdk({ variation, rollout }: ServedJson): object {
  return rollout === undefined ? { variation } : { rollout: rolloutForSdk(rollout) };
}

function rolloutForSdk({ experimentAllocation, ...rollout }: RolloutJson): object {
  return { ...rollout, kind: experimentAllocation === undefined ? 'rollout' : 'experiment' };
}

function clauseForSdk({ contextKind, ...clause }: ClauseJson): object {
  return contextKind ? { ...clause, contextKind } : clause;
}

function segmentForSdk({ rules, ...segment }: SegmentJson): object {
  const sent = rules.map(({ clauses, ...rule }) => ({ ...rule, clauses: clauses.map(clauseForSdk) }));
  return { ...segment, rules: sent, salt: 'the REST API does not tell it' };
}
