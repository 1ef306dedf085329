import type { Place } from '../../src/core/ports/provider.ts';
import { systemClock } from '../../src/node/clock.ts';
import { environmentTokens } from '../../src/node/environmentTokens.ts';
import { unleashProvider } from '../../src/providers/unleash/provider.ts';
import { openFront } from '../support/front.ts';
import { FEATURES, rollout, startUnleash, type Unleash } from '../support/unleash/world.ts';
import type { Harness } from './harness.ts';

const ENVIRONMENTS = '/api/admin/projects/default/environments';
const HASTE_MS = 300;
const fixture = { dark: 'dark', shared: 'shared', has: 'ana', lacks: 'ben' };

let server: Unleash;

/** A real Unleash server, behind a door that can misbehave. */
export const unleash: Harness = {
  id: 'unleash',
  fixture,
  async start() {
    server = await startUnleash();
  },
  stop: () => server.stop(),
  async open() {
    const { admin, tokens, url } = server;
    await server.reset({ dark: [], shared: [rollout('shared', 100, fixture.has)] });
    const front = await openFront(url);
    const placeOf = (source: string): Place => ({
      connection: {
        name: 'contract',
        provider: 'unleash',
        url: front.url,
        project: 'default',
        root: '/',
        folders: ['.'],
        environments: [],
      },
      environment: { name: source, tier: 'other', source },
    });
    const [place, elsewhere] = [placeOf('production'), placeOf('development')];
    const featuresOf = async ({ environment: { source } }: Place) =>
      JSON.stringify(
        await Promise.all(
          [fixture.dark, fixture.shared].map((name) =>
            admin('GET', `${FEATURES}/${name}/environments/${source}`),
          ),
        ),
      );
    const access = environmentTokens({ RELEASE_LENS_CONTRACT_TOKEN: tokens.admin });
    let removed = false;
    return {
      provider: unleashProvider(access, systemClock),
      place,
      elsewhere,
      contents: featuresOf,
      async interfere() {
        const strategies = `${FEATURES}/${fixture.shared}/environments/production/strategies`;
        const all = (await admin('GET', strategies)) as { id: string; title: string | null }[];
        const theirs = all.find(({ title }) => title === null);
        await admin('PATCH', `${strategies}/${theirs?.id}`, [
          { op: 'add', path: '/constraints/0/values/-', value: 'cleo' },
        ]);
      },
      async remove() {
        await admin('DELETE', `${ENVIRONMENTS}/production`);
        removed = true;
      },
      async garble() {
        front.trouble('answers with a page');
      },
      async block() {
        front.trouble('hangs up');
      },
      remote: {
        front,
        hasty: unleashProvider(access, systemClock, HASTE_MS),
        token: tokens.admin,
        isWrite: (method, path) => method !== 'GET' && !path.includes('/playground'),
      },
      async close() {
        if (removed) await admin('POST', ENVIRONMENTS, { environment: 'production' });
        await front.close();
      },
    };
  },
};
