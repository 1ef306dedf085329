import { type App, compose } from '../../src/app/compose.ts';
import type { Entry } from '../../src/app/flagStore.ts';
import type { Move } from '../../src/app/rollout/proposal.ts';
import type { SelfReleaseWish } from '../../src/app/selfRelease/proposal.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import type { Ladder } from '../../src/core/model/ladder.ts';
import type { LeaseState } from '../../src/core/model/lease.ts';
import type { RolloutState } from '../../src/core/model/rollout.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { Provider } from '../../src/core/ports/provider.ts';
import { systemClock } from '../../src/node/clock.ts';
import { FileJournal } from '../../src/node/journal.ts';
import { SILENT } from './selfRelease.ts';

export const me: Identity = { key: 'me@corp.example', kind: 'user', attributes: {} };

type Wish = Pick<SelfReleaseWish, 'key'> & Partial<SelfReleaseWish>;

/** The real use cases on a real provider, as one window or one run of the command line has them. */
export interface RemoteBench {
  readonly app: App;
  entry(): Entry;
  release(wish: Wish): Promise<LeaseState>;
  /** Why it is refused; fails when it is not. */
  refusal(wish: Wish): Promise<string>;
  propose(key: string, move: Move): ReturnType<App['rollouts']['propose']>;
  walk(key: string, move: Move): Promise<RolloutState>;
  /** What the journal says, line by line. */
  told(): Promise<readonly string[]>;
}

export interface Remote {
  readonly provider: Provider;
  readonly url: string;
  readonly project: string;
  /** Where the journal is. */
  readonly home: string;
  readonly clock?: Clock;
  /** What the flag system calls production. */
  readonly source?: string;
  readonly stages?: Ladder;
}

export async function openRemote(remote: Remote): Promise<RemoteBench> {
  const { provider, url, project, home, clock, source = 'production', stages } = remote;
  const journal = new FileJournal(home);
  let count = 0;
  const app = compose({
    providers: new Map([[provider.id, provider]]),
    journal,
    clock: clock ?? systemClock,
    log: SILENT,
    newId: () => `lease-${++count}-${process.hrtime.bigint()}`,
  });
  const environment = { name: 'production', tier: 'production', source } as const;
  const place = { name: 'shop', provider: provider.id, url, project, root: '/', folders: [] };
  const staged = stages === undefined ? {} : { stages };
  await app.store.connect([{ ...place, ...staged, environments: [environment] }]);
  const entry = () => {
    const [first] = app.store.entries;
    if (first?.snapshot === undefined) throw new Error(first?.problem ?? 'nothing was read');
    return first;
  };
  const wished = (wish: Wish) =>
    app.selfReleases.propose({ entry: entry(), identity: me, hours: 1, ...wish });
  const propose: RemoteBench['propose'] = (key, move) =>
    app.rollouts.propose({ entry: entry(), key, identity: me, move });
  return {
    app,
    entry,
    propose,
    async release(wish) {
      const answer = await wished(wish);
      if (answer.outcome !== 'proposal') throw new Error(`${answer.outcome}: ${answer.why}`);
      return app.selfReleases.release(answer);
    },
    async refusal(wish) {
      const answer = await wished(wish);
      if (answer.outcome !== 'refused') throw new Error(`not refused but ${answer.outcome}`);
      return answer.why;
    },
    async walk(key, move) {
      const answer = await propose(key, move);
      if (answer.outcome !== 'proposal') throw new Error(`${answer.outcome}: ${answer.why}`);
      return app.rollouts.carryOut(answer);
    },
    told: async () => (await journal.read()).map(({ status }) => status),
  };
}
