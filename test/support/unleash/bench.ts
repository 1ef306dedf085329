import { systemClock } from '../../../src/node/clock.ts';
import { environmentTokens } from '../../../src/node/environmentTokens.ts';
import { unleashProvider } from '../../../src/providers/unleash/provider.ts';
import { openRemote, type RemoteBench } from '../remoteBench.ts';

export function openUnleash(url: string, token: string, home: string): Promise<RemoteBench> {
  const provider = unleashProvider(environmentTokens({ RELEASE_LENS_TOKEN: token }), systemClock);
  return openRemote({ provider, url, project: 'default', home });
}
