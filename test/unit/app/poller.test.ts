import assert from 'node:assert/strict';
import { FlagStore } from '../../../src/app/flagStore.ts';
import { Poller } from '../../../src/app/poller.ts';
import type { Connection } from '../../../src/core/model/environment.ts';
import type { Provider } from '../../../src/core/ports/provider.ts';
import { ProviderError } from '../../../src/core/ports/provider.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { NOW } from '../../support/oneFlag.ts';
import { SILENT } from '../../support/selfRelease.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A flag system that counts how often it is read. */
class Counted {
  reads = 0;
  fails = false;
  takesMs = 0;
  readonly #clock: FakeClock;
  readonly polled: boolean;
  readonly id: string;

  constructor(clock: FakeClock, id: string, polled: boolean) {
    this.#clock = clock;
    this.id = id;
    this.polled = polled;
  }

  get provider(): Provider {
    const nobody = () => {
      throw new Error('not asked here');
    };
    return {
      id: this.id,
      label: this.id,
      holdsExpiry: true,
      polled: this.polled,
      read: async () => {
        this.reads += 1;
        this.#clock.advance(this.takesMs);
        if (this.fails) throw new ProviderError('unreachable', 'It cannot be reached.');
        return { version: 'v', fetchedAt: this.#clock.now(), flags: new Map(), problems: [], native: {} };
      },
      evaluate: nobody,
      position: nobody,
      planSelfRelease: nobody,
      planUndo: nobody,
      apply: nobody,
    };
  }
}

describe('the poller', () => {
  let focused = true;
  let poller: Poller;
  let clock: FakeClock;
  let remote: Counted;
  let files: Counted;

  beforeEach(async () => {
    focused = true;
    clock = new FakeClock(NOW);
    remote = new Counted(clock, 'remote', true);
    files = new Counted(clock, 'files', false);
    const providers = new Map([remote, files].map((each) => [each.id, each.provider]));
    const store = new FlagStore({ providers, clock, log: SILENT });
    const connection = (provider: string): Connection => ({
      name: provider,
      provider,
      root: '/x',
      folders: ['.'],
      environments: [{ name: 'production', tier: 'production', source: 'production' }],
    });
    await store.connect([connection('remote'), connection('files')]);
    remote.reads = 0;
    files.reads = 0;
    poller = new Poller({ store, clock, focused: () => focused });
    void poller.run();
  });

  afterEach(() => poller.dispose());

  /** Lets what is due happen, which takes no time of this clock. */
  const settled = () => new Promise((done) => setImmediate(done));

  async function pass(ms: number): Promise<number> {
    const before = remote.reads;
    for (let left = ms; left > 0; left -= 10 * SECOND) {
      clock.advance(Math.min(left, 10 * SECOND));
      await settled();
    }
    return remote.reads - before;
  }

  it('reads twice a minute while somebody looks, and only what makes no noise itself', async () => {
    assert.equal(await pass(5 * MINUTE), 10);
    assert.equal(files.reads, 0);
  });

  it('reads seldom while nobody looks, and at once when somebody comes back to what is old', async () => {
    focused = false;
    poller.wake();
    await settled();
    assert.equal(await pass(10 * MINUTE), 2);
    await pass(MINUTE);
    focused = true;
    const before = remote.reads;
    poller.wake();
    await settled();
    assert.equal(remote.reads - before, 1);
  });

  it('leaves alone what was read a moment ago, however often somebody comes and goes', async () => {
    await pass(30 * SECOND);
    const before = remote.reads;
    for (let time = 0; time < 20; time++) {
      focused = !focused;
      poller.wake();
      await settled();
    }
    assert.equal(remote.reads, before);
  });

  it('asks ever more seldom while it cannot be reached, and as often as before once it can', async () => {
    remote.fails = true;
    assert.ok((await pass(60 * MINUTE)) <= 10);
    remote.fails = false;
    await pass(15 * MINUTE);
    assert.equal(await pass(5 * MINUTE), 10);
  });

  it('gives a flag system that takes long to read its rest', async () => {
    remote.takesMs = 6 * SECOND;
    assert.ok((await pass(20 * MINUTE)) <= 10);
    remote.takesMs = 0;
    await pass(3 * MINUTE);
    assert.equal(await pass(5 * MINUTE), 10);
  });

  it('stops when it is disposed', async () => {
    poller.dispose();
    assert.equal(await pass(10 * MINUTE), 0);
  });
});
