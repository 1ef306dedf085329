import { me } from '../oneFlag.ts';
import { openLeases } from './session.ts';

/** What a racing process is told, and answers: one line of JSON each. */
export interface Order {
  readonly task: 'propose' | 'release' | 'insist' | 'end';
  readonly key: string;
}

export type Outcome = 'proposal' | 'already' | 'released' | 'conflict' | 'ended' | 'nothing to end';

/** A window of its own that does as it is told, so that two of them can be told the same at once. */
async function race(folder: string): Promise<void> {
  const { app, entry } = await openLeases(folder);
  const proposed = async (key: string) => {
    const answer = await app.selfReleases.propose({ entry, key, identity: me, hours: 8 });
    if (answer.outcome === 'refused') throw new Error(answer.why);
    return answer;
  };
  let ready: Awaited<ReturnType<typeof proposed>> | undefined;
  const release = async (): Promise<Outcome> => {
    if (ready?.outcome !== 'proposal') return 'already';
    try {
      await app.selfReleases.release(ready);
      return 'released';
    } catch (error) {
      if (error instanceof Error && 'reason' in error && error.reason === 'conflict') return 'conflict';
      throw error;
    }
  };
  const tasks: Readonly<Record<Order['task'], (key: string) => Promise<Outcome>>> = {
    async propose(key) {
      ready = await proposed(key);
      return ready.outcome;
    },
    release,
    async insist(key) {
      for (;;) {
        const outcome = await release();
        if (outcome !== 'conflict') return outcome;
        ready = await proposed(key);
      }
    },
    async end(key) {
      await app.selfReleases.reload();
      const mine = app.selfReleases.open.find(({ lease }) => lease.key === key);
      if (mine === undefined) return 'nothing to end';
      const ended = await app.selfReleases.end(mine.lease.id);
      if ('outcome' in ended) throw new Error(ended.why);
      return 'ended';
    },
  };
  process.on('message', ({ task, key }: Order) => {
    tasks[task](key).then(
      (outcome) => process.send?.(outcome),
      (error: unknown) => process.send?.(String(error)),
    );
  });
  process.send?.('ready');
}

const [, , folder = ''] = process.argv;
void race(folder);
