import assert from 'node:assert/strict';
import { createRemotely } from '../../../../src/app/createRemotely.ts';
import { FlagStore } from '../../../../src/app/flagStore.ts';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { SILENT } from '../../../support/selfRelease.ts';
import { definition } from '../../../support/split/definitions.ts';
import type { Environment } from '../../../support/split/double.ts';
import { openShop, type Shop } from '../../../support/split/shop.ts';

describe('a new flag in Split', () => {
  let shop: Shop;
  let staging: Environment;
  let store: FlagStore;

  beforeEach(async () => {
    shop = await openShop();
    staging = shop.double.addEnvironment('env-staging', 'Staging');
    store = new FlagStore({
      providers: { get: () => shop.provider, keys: () => ['split'] },
      clock: shop.clock,
      log: SILENT,
    });
    await store.connect([
      {
        ...shop.place.connection,
        environments: [shop.place.environment, { name: 'staging', tier: 'other', source: 'Staging' }],
      },
    ]);
  });

  afterEach(() => shop.double.close());

  const create = (key = 'gift-box') => createRemotely({ store, clock: shop.clock }, 'shop', key);
  const served = () =>
    [shop.production, staging].map(({ definitions }) => definitions.get('gift-box')?.defaultRule);
  const OFF = [{ treatment: 'off', size: 100 }];

  it('is a name and a definition in every environment of the connection, off for everyone', async () => {
    shop.double.workspace.requiresTitleAndComments = true;
    assert.equal(await create(), undefined);
    assert.deepEqual(served(), [OFF, OFF]);
    assert.ok(store.entries.every(({ snapshot }) => snapshot?.flags.has('gift-box')));
  });

  it('is defined where somebody only gave it a name', async () => {
    shop.double.flags.set('gift-box', {
      ...{ id: 'flag-gift-box', name: 'gift-box', creationTime: 0 },
      trafficType: { id: 'tt-user', name: 'user' },
    });
    assert.equal(await create(), undefined);
    assert.deepEqual(served(), [OFF, OFF]);
  });

  it('is left alone where an environment has it', async () => {
    shop.double.define(staging, definition('gift-box'));
    const writes = shop.double.seen.length;
    await assert.rejects(create(), (error) => error instanceof ProviderError && error.reason === 'conflict');
    assert.ok(shop.double.seen.slice(writes).every(({ method }) => method === 'GET'));
  });

  it('says where it could not be set up, and is there in the others', async () => {
    shop.production.approvals = true;
    const left = await create();
    assert.match(left ?? '', /gift-box is in Split now\. Not set up in Production: .*Approvals are required/);
    assert.deepEqual(served(), [undefined, OFF]);
    assert.ok(store.entries[1]?.snapshot?.flags.has('gift-box'));
  });

  it('is of the kind that the other flags are', async () => {
    const account = { id: 'tt-account', name: 'account' };
    shop.double.trafficTypes.push(account);
    for (const name of ['flag', 'second', 'third'])
      shop.double.define(shop.production, definition(name, { trafficType: account }));
    await store.refresh();
    await create();
    assert.deepEqual(shop.double.flags.get('gift-box')?.trafficType, account);
  });
});
