import { configcat } from './configcat.ts';
import { devcycle } from './devcycle.ts';
import { featureManagement } from './featureManagement.ts';
import { featurevisor } from './featurevisor.ts';
import type { Sdk } from './flagCall.ts';
import { flagsmith } from './flagsmith.ts';
import { flipper } from './flipper.ts';
import { flipt } from './flipt.ts';
import { goFeatureFlag } from './goFeatureFlag.ts';
import { growthbook } from './growthbook.ts';
import { launchdarkly } from './launchdarkly.ts';
import { openfeature } from './openfeature.ts';
import { optimizely } from './optimizely.ts';
import { pennant } from './pennant.ts';
import { posthog } from './posthog.ts';
import { split } from './split.ts';
import { statsig } from './statsig.ts';
import { unleash } from './unleash.ts';
import { waffle } from './waffle.ts';

/** Earlier ones win where two SDKs share a name and nothing else decides. */
export const sdks: readonly Sdk[] = [
  openfeature,
  unleash,
  launchdarkly,
  flagsmith,
  growthbook,
  goFeatureFlag,
  featurevisor,
  flipt,
  split,
  statsig,
  configcat,
  devcycle,
  optimizely,
  posthog,
  featureManagement,
  flipper,
  pennant,
  waffle,
];

export function isPackageOf(sdk: Sdk, source: string): boolean {
  return sdk.packages.some((name) =>
    /[/-]$/.test(name)
      ? source.startsWith(name)
      : source === name || source.startsWith(`${name}/`) || source.startsWith(`${name}.`),
  );
}
