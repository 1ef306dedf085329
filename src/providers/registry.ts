import type { Clock } from '../core/ports/clock.ts';
import type { Files } from '../core/ports/files.ts';
import type { Provider, Providers } from '../core/ports/provider.ts';
import type { Revisions } from '../core/ports/revisions.ts';
import type { Tokens } from '../core/ports/tokens.ts';

export interface ProviderNeeds {
  readonly files: Files;
  readonly revisions: Revisions;
  readonly clock: Clock;
  readonly tokens: Tokens;
}

/**
 * Every flag system there is an adapter for, each read from disk when somebody uses it; a new one costs its folder and
 * a line here.
 */
export function providers({ files, revisions, clock, tokens }: ProviderNeeds): Providers {
  const all: Readonly<Record<string, () => Promise<Provider>>> = {
    flagd: async () => (await import('./flagd/provider.ts')).flagdProvider(files, revisions, clock),
    launchdarkly: async () =>
      (await import('./launchdarkly/provider.ts')).launchdarklyProvider(tokens, clock),
    split: async () => (await import('./split/provider.ts')).splitProvider(tokens, clock),
    unleash: async () => (await import('./unleash/provider.ts')).unleashProvider(tokens, clock),
  };
  const used = new Map<string, Promise<Provider>>();
  return {
    keys: () => Object.keys(all),
    get(id) {
      const provider = used.get(id) ?? (Object.hasOwn(all, id) ? all[id]?.() : undefined);
      if (provider !== undefined) used.set(id, provider);
      return provider;
    },
  };
}
