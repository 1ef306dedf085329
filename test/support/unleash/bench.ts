import { type App, compose } from '../../../src/app/compose.ts';
import type { Entry } from '../../../src/app/flagStore.ts';
import type { SelfReleaseWish } from '../../../src/app/selfRelease/proposal.ts';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { LeaseState } from '../../../src/core/model/lease.ts';
import { systemClock } from '../../../src/node/clock.ts';
import { environmentTokens } from '../../../src/node/environmentTokens.ts';
import { FileJournal } from '../../../src/node/journal.ts';
import { unleashProvider } from '../../../src/providers/unleash/provider.ts';
import { SILENT } from '../selfRelease.ts';

export const me: Identity = { key: 'me@corp.example', kind: 'user', attributes: {} };

/** The real use cases on the real provider and a real server, as one window or one run of the command line has them. */
export interface UnleashBench {
  readonly app: App;
  entry(): Entry;
  release(wish: Pick<SelfReleaseWish, 'key'> & Partial<SelfReleaseWish>): Promise<LeaseState>;
  /** Why it is refused; fails when it is not. */
  refusal(wish: Pick<SelfReleaseWish, 'key'> & Partial<SelfReleaseWish>): Promise<string>;
  /** What the journal says, line by line. */
  told(): Promise<readonly string[]>;
}

export async function openUnleash(url: string, token: string, home: string): Promise<UnleashBench> {
  const provider = unleashProvider(environmentTokens({ RELEASE_LENS_TOKEN: token }), systemClock);
  const journal = new FileJournal(home);
  let count = 0;
  const app = compose({
    providers: new Map([[provider.id, provider]]),
    journal,
    clock: systemClock,
    log: SILENT,
    newId: () => `lease-${++count}-${process.hrtime.bigint()}`,
  });
  const environment = { name: 'production', tier: 'production', source: 'production' } as const;
  await app.store.connect([
    {
      name: 'shop',
      provider: provider.id,
      url,
      project: 'default',
      root: '/',
      folders: [],
      environments: [environment],
    },
  ]);
  const entry = () => {
    const [first] = app.store.entries;
    if (first?.snapshot === undefined) throw new Error(first?.problem ?? 'nothing was read');
    return first;
  };
  const propose = (wish: Pick<SelfReleaseWish, 'key'>) =>
    app.selfReleases.propose({ entry: entry(), identity: me, hours: 1, ...wish });
  return {
    app,
    entry,
    async release(wish) {
      const answer = await propose(wish);
      if (answer.outcome !== 'proposal') throw new Error(`${answer.outcome}: ${answer.why}`);
      return app.selfReleases.release(answer);
    },
    async refusal(wish) {
      const answer = await propose(wish);
      if (answer.outcome !== 'refused') throw new Error(`not refused but ${answer.outcome}`);
      return answer.why;
    },
    told: async () => (await journal.read()).map(({ status }) => status),
  };
}
