import type { Clock } from '../core/ports/clock.ts';
import type { Files } from '../core/ports/files.ts';
import type { Provider } from '../core/ports/provider.ts';
import type { Revisions } from '../core/ports/revisions.ts';
import type { Tokens } from '../core/ports/tokens.ts';
import { flagdProvider } from './flagd/provider.ts';
import { launchdarklyProvider } from './launchdarkly/provider.ts';
import { splitProvider } from './split/provider.ts';
import { unleashProvider } from './unleash/provider.ts';

export interface ProviderNeeds {
  readonly files: Files;
  readonly revisions: Revisions;
  readonly clock: Clock;
  readonly tokens: Tokens;
}

/** Every flag system there is an adapter for; a new one costs its folder and a line here. */
export function providers({ files, revisions, clock, tokens }: ProviderNeeds): ReadonlyMap<string, Provider> {
  const all = [
    flagdProvider(files, revisions, clock),
    launchdarklyProvider(tokens, clock),
    splitProvider(tokens, clock),
    unleashProvider(tokens, clock),
  ];
  return new Map(all.map((provider) => [provider.id, provider]));
}
