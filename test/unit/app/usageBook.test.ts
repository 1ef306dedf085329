import assert from 'node:assert/strict';
import { FlagStore } from '../../../src/app/flagStore.ts';
import { UsageBook } from '../../../src/app/usageBook.ts';
import type { Connection } from '../../../src/core/model/environment.ts';
import type { Usage } from '../../../src/core/model/usage.ts';
import { type Provider, ProviderError } from '../../../src/core/ports/provider.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { flagFileText, NOW, snapshotOfText } from '../../support/oneFlag.ts';
import { SILENT } from '../../support/selfRelease.ts';

const MINUTE = 60_000;
const COUNT: Usage = { total: 7, hours: 24, source: 'a count' };

const shop: Connection = {
  name: 'shop',
  provider: 'counting',
  root: '/',
  folders: ['.'],
  environments: [
    { name: 'staging', tier: 'other', source: 'staging' },
    { name: 'production', tier: 'production', source: 'production' },
  ],
};

describe('the book of how often flags are asked for', () => {
  let clock: FakeClock;
  let asked: string[];
  let fails: ProviderError | undefined;
  let book: UsageBook;

  beforeEach(async () => {
    clock = new FakeClock(NOW);
    asked = [];
    fails = undefined;
    const nobody = () => assert.fail('not asked here');
    const provider: Provider = {
      id: 'counting',
      label: 'counting',
      holdsExpiry: true,
      polled: true,
      read: async () => snapshotOfText(flagFileText({ checkout: {}, search: {} })),
      usage: async ({ environment }, key) => {
        asked.push(`${environment.name} ${key}`);
        if (fails !== undefined) throw fails;
        return COUNT;
      },
      evaluate: nobody,
      position: nobody,
      planSelfRelease: nobody,
      planUndo: nobody,
      apply: nobody,
    };
    const store = new FlagStore({ providers: new Map([[provider.id, provider]]), clock, log: SILENT });
    await store.connect([shop]);
    book = new UsageBook({ store, clock, log: SILENT });
  });

  const inProduction = (key: string) => book.of('shop', 'production', key);

  it('asks production alone, for flags it has, and tells when it knows', async () => {
    const told: string[] = [];
    book.onDidChange((key) => told.push(key));
    await book.want(['checkout', 'nothing-of-the-kind']);
    assert.deepEqual([asked, told], [['production checkout'], ['checkout']]);
    assert.deepEqual(inProduction('checkout'), COUNT);
    assert.equal(inProduction('search'), undefined);
  });

  it('does not ask again before a count is old', async () => {
    await book.want(['checkout']);
    await book.want(['checkout']);
    assert.equal(asked.length, 1);
    clock.advance(5 * MINUTE);
    await book.want(['checkout']);
    assert.equal(asked.length, 2);
  });

  it('shows no count whose window is over, and tries again', async () => {
    await book.want(['checkout']);
    clock.advance(5 * MINUTE);
    fails = new ProviderError('unreachable', 'It cannot be reached.');
    await book.want(['checkout']);
    assert.equal(inProduction('checkout'), undefined);
    clock.advance(5 * MINUTE);
    fails = undefined;
    await book.want(['checkout']);
    assert.deepEqual(inProduction('checkout'), COUNT);
  });

  it('leaves a flag system alone that does not tell', async () => {
    fails = new ProviderError('forbidden', 'The token may not see it.');
    await book.want(['checkout', 'search']);
    clock.advance(60 * MINUTE);
    await book.want(['search']);
    assert.deepEqual(asked, ['production checkout']);
  });

  it('asks for no more than a person can look at', async () => {
    await book.want(['checkout', ...Array.from({ length: 30 }, (_, index) => `other-${index}`), 'search']);
    assert.deepEqual(asked, ['production checkout']);
  });
});
