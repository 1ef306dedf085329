import assert from 'node:assert/strict';
import { createRemotely, remoteCreationsOf, turnedOff } from '../../../src/app/createRemotely.ts';
import { FlagStore } from '../../../src/app/flagStore.ts';
import type { Connection } from '../../../src/core/model/environment.ts';
import type { Reference } from '../../../src/core/model/reference.ts';
import { systemClock } from '../../../src/node/clock.ts';
import { launchdarklyProvider } from '../../../src/providers/launchdarkly/provider.ts';
import { LaunchDarklyDouble } from '../../support/launchdarkly/double.ts';
import { flagJson } from '../../support/launchdarkly/objects.ts';

const log = { info() {}, warn() {}, error() {} };

describe('making a flag in a flag system', () => {
  let double: LaunchDarklyDouble;
  let store: FlagStore;

  beforeEach(async () => {
    double = await LaunchDarklyDouble.open();
    double.world.addEnvironment('production', true);
    double.world.addEnvironment('staging');
    double.world.flags = [flagJson('known', { production: {}, staging: {} })];
    const provider = launchdarklyProvider({ of: async () => double.token }, systemClock);
    const providers = { get: () => provider, keys: () => ['launchdarkly'] };
    store = new FlagStore({ providers, clock: systemClock, log });
    const connection: Connection = {
      ...{ name: 'shop', provider: 'launchdarkly', root: '/', folders: ['.'] },
      ...{ url: double.url, project: double.world.key },
      environments: [
        { name: 'production', tier: 'production', source: 'production' },
        { name: 'staging', tier: 'other', source: 'staging' },
      ],
    };
    await store.connect([connection]);
  });

  afterEach(() => double.close());

  const made = (key: string) => createRemotely({ store, clock: systemClock }, 'shop', key);

  it('is offered where the flag is not, with the environments it will be in', () => {
    assert.deepEqual(remoteCreationsOf(store, 'known'), []);
    assert.deepEqual(remoteCreationsOf(store, 'gift-box'), [
      { name: 'shop', environments: ['production', 'staging'] },
    ]);
  });

  it('is refused while an environment cannot be read: the flag may be there', async () => {
    double.refuse = () => 401;
    await store.refresh();
    const [creation] = remoteCreationsOf(store, 'gift-box');
    assert.ok(creation?.refused);
  });

  it('reads the flag back in every environment', async () => {
    assert.equal(await made('gift-box'), undefined);
    assert.ok(store.entries.every(({ snapshot }) => snapshot?.flags.has('gift-box')));
  });

  it('tells where what is read back is not off for everyone', async () => {
    const { push } = double.world.flags;
    double.world.flags.push = (...flags) => {
      for (const { environments } of flags)
        if (environments['staging'])
          Object.assign(environments['staging'], { on: true, fallthrough: { variation: 0 } });
      return push.apply(double.world.flags, flags);
    };
    assert.match((await made('gift-box')) ?? '', /staging does not show it as off/);
  });

  it('rejects where the key is taken', async () => {
    await assert.rejects(made('known'), /already/);
  });

  it('knows which code had something else than off until then', () => {
    const asks = (defaultText?: string, inverted?: true): Reference => ({
      ...{ key: 'k', file: 'a.ts', start: 0, end: 1, how: 'call', confidence: 'certain' },
      range: { line: 0, column: 0, endLine: 0, endColumn: 1 },
      ...(defaultText === undefined ? {} : { defaultText }),
      ...(inverted ? { inverted } : {}),
    });
    const quiet = [asks(), asks('false'), asks('False'), asks('true', true)];
    const loud = [asks('true'), asks('"blue"'), asks('fallback'), asks('false', true)];
    assert.deepEqual(turnedOff([...quiet, ...loud]), loud);
  });
});
