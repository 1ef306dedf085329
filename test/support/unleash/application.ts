import { once } from 'node:events';
import { InMemStorageProvider, startUnleash, type Unleash } from 'unleash-client';

/** An application in production, with the official SDK in it. */
export interface Application {
  /** The variant's name, `on` without one, `off`. */
  gets(key: string, userId: string): string;
  knows(key: string): boolean;
  /** Resolves as soon as the SDK has picked up what makes it so. */
  until(holds: () => boolean): Promise<void>;
  /** Tells the server how often flags were asked for since the last time, and what they gave; where it `reports` at all. */
  report(): Promise<void>;
  close(): void;
}

export async function startApplication(
  url: string,
  token: string,
  { reports = false } = {},
): Promise<Application> {
  const sdk: Unleash = await startUnleash({
    appName: 'shop',
    url: `${url}/api/`,
    customHeaders: { Authorization: token },
    refreshInterval: 100,
    disableMetrics: !reports,
    // Only when it is told to.
    metricsInterval: 3_600_000,
    skipInstanceCountWarning: true,
    storageProvider: new InMemStorageProvider(),
  });
  sdk.on('error', () => undefined);
  return {
    gets(key, userId) {
      const { feature_enabled: enabled, enabled: hasVariant, name } = sdk.getVariant(key, { userId });
      return enabled !== true ? 'off' : hasVariant ? name : 'on';
    },
    knows: (key) => sdk.getFeatureToggleDefinition(key) !== undefined,
    async until(holds) {
      while (!holds()) await once(sdk, 'changed');
    },
    report: () => sdk.flushMetrics(),
    close: () => sdk.destroy(),
  };
}
