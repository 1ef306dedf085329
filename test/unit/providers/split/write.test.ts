import assert from 'node:assert/strict';
import { compose } from '../../../../src/app/compose.ts';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { isRefusal, type Plan, ProviderError } from '../../../../src/core/ports/provider.ts';
import { FileJournal } from '../../../../src/node/journal.ts';
import { SILENT } from '../../../support/selfRelease.ts';
import { type Definition, definition } from '../../../support/split/definitions.ts';
import { openShop, type Shop } from '../../../support/split/shop.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const me: Identity = { key: 'me', kind: 'user', attributes: {} };

describe('writing to Split', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await openShop();
  });

  afterEach(() => shop.double.close());

  const keys = () =>
    shop.production.definitions.get('flag')?.treatments.map((treatment) => treatment.keys ?? []);
  const writes = () => shop.double.seen.filter(({ method }) => method !== 'GET');

  async function planned(): Promise<Plan> {
    const snapshot = await shop.provider.read(shop.place);
    const plan = shop.provider.planSelfRelease(snapshot, {
      key: 'flag',
      variation: 'on',
      identity: me,
      until: 0,
    });
    assert.ok(!isRefusal(plan));
    return plan;
  }

  const target = (name: string, ...added: readonly string[]) =>
    shop.double.edit(shop.production, 'flag', (flag) => ({
      ...flag,
      treatments: flag.treatments.map((treatment) =>
        treatment.name === name ? { ...treatment, keys: [...(treatment.keys ?? []), ...added] } : treatment,
      ),
    }));

  const conflicts = (work: Promise<unknown>) =>
    assert.rejects(work, (error) => error instanceof ProviderError && error.reason === 'conflict');

  it('sends one guarded patch, with who and why', async () => {
    assert.equal(await shop.provider.apply(shop.place, await planned(), 'for me, by me'), undefined);
    const [write, ...more] = writes();
    assert.deepEqual(more, []);
    assert.deepEqual(write?.query, { title: 'Release Lens', comment: 'for me, by me' });
    assert.deepEqual(keys(), [['me'], []]);
  });

  it('satisfies a workspace that insists on titles and comments', async () => {
    shop.double.workspace.requiresTitleAndComments = true;
    await shop.provider.apply(shop.place, await planned(), 'for me, by me');
    assert.deepEqual(keys(), [['me'], []]);
  });

  it('writes nothing once somebody edited the flag', async () => {
    const plan = await planned();
    target('off', 'ana');
    await conflicts(shop.provider.apply(shop.place, plan, ''));
    assert.deepEqual([writes(), keys()], [[], [[], ['ana']]]);
  });

  it('is kept from the wrong list when treatments change places under its hand', async () => {
    const plan = await planned();
    const reversed = (flag: Definition) => ({ ...flag, treatments: flag.treatments.toReversed() });
    shop.double.fault = ({ method }) => {
      if (method === 'PATCH') shop.double.edit(shop.production, 'flag', reversed);
      return undefined;
    };
    await conflicts(shop.provider.apply(shop.place, plan, ''));
    assert.deepEqual(keys(), [[], []]);
  });

  it('sends nothing where nothing would change: no date stands in the flag', async () => {
    await shop.provider.apply(shop.place, await planned(), '');
    const released = await shop.provider.read(shop.place);
    const same = shop.provider.planSelfRelease(released, {
      key: 'flag',
      variation: 'on',
      identity: me,
      until: 1,
    });
    assert.ok(!isRefusal(same));
    await shop.provider.apply(shop.place, same, '');
    assert.equal(writes().length, 1);
  });

  it('does not know what became of a write whose answer was lost', async () => {
    const plan = await planned();
    shop.double.fault = ({ method }) => (method === 'PATCH' ? 'hang up' : undefined);
    await assert.rejects(
      shop.provider.apply(shop.place, plan, ''),
      (error) =>
        error instanceof ProviderError && error.reason === 'unreachable' && /not known/.test(error.message),
    );
    assert.equal(writes().length, 1);
  });

  it('is refused by a token that may only look', async () => {
    const plan = await planned();
    shop.double.fault = ({ method }) =>
      method === 'PATCH' ? { status: 403, body: { code: 403, message: 'Not allowed' } } : undefined;
    await assert.rejects(
      shop.provider.apply(shop.place, plan, ''),
      (error) => error instanceof ProviderError && error.reason === 'forbidden',
    );
    assert.equal(shop.double.changeRequests.size, 0);
  });

  describe('where a team approves changes', () => {
    beforeEach(() => {
      shop.production.approvals = true;
    });

    it('hands in the same change, with the link to look at it', async () => {
      const approval = await shop.provider.apply(shop.place, await planned(), 'for me, by me');
      assert.equal(approval?.id, 'cr-1');
      assert.match(approval.link ?? '', /splits\/flag-flag\/env\/env-production/);
      assert.deepEqual(keys(), [[], []]);
      shop.double.approve('cr-1');
      assert.deepEqual(keys(), [['me'], []]);
    });

    it('withdraws it, and lets be what was decided meanwhile', async () => {
      const approval = await shop.provider.apply(shop.place, await planned(), '');
      assert.ok(approval);
      await shop.provider.withdraw?.(shop.place, approval);
      assert.equal(shop.double.changeRequests.get('cr-1')?.status, 'WITHDRAWN');
      await shop.provider.withdraw?.(shop.place, approval);
      assert.equal(writes().filter(({ method }) => method === 'PUT').length, 1);
    });
  });

  describe('as a whole', () => {
    const folder = useTemporaryFolder();

    async function open() {
      const { provider, clock, place } = shop;
      let count = 0;
      const app = compose({
        providers: new Map([['split', provider]]),
        journal: new FileJournal(folder()),
        clock,
        log: SILENT,
        newId: () => `lease-${++count}`,
      });
      await app.store.connect([{ ...place.connection, environments: [place.environment] }]);
      const [entry] = app.store.entries;
      assert.ok(entry);
      const release = async (hours = 8) => {
        const proposal = await app.selfReleases.propose({ entry, key: 'flag', identity: me, hours });
        assert.ok(proposal.outcome === 'proposal', JSON.stringify(proposal));
        return app.selfReleases.release(proposal);
      };
      return { ...app, release };
    }

    it('is released, read back, extended and ended, to the letter', async () => {
      for (let at = 0; at < 500; at += 1) shop.double.define(shop.production, definition(`flag-${at}`));
      const app = await open();
      shop.double.seen.length = 0;
      const before = JSON.stringify(shop.production.definitions.get('flag')?.treatments);
      assert.equal((await app.release()).status, 'verified');
      const extended = await app.release(24);
      assert.equal(extended.status, 'verified');
      assert.deepEqual(keys(), [['me'], []]);
      const ended = await app.selfReleases.end(extended.lease.id);
      assert.ok(!('outcome' in ended) && ended.status === 'ended');
      assert.equal(JSON.stringify(shop.production.definitions.get('flag')?.treatments), before);
      const requests = shop.double.seen.length;
      assert.ok(requests <= 24, `${requests} requests, whatever else is in the environment`);
    });

    it('is ended by the sweep when its time is over: Split itself would keep it', async () => {
      const app = await open();
      await app.release(1);
      shop.clock.advance(2 * 3_600_000);
      await app.selfReleases.sweep();
      assert.deepEqual(keys(), [[], []]);
    });

    it('waits for approval, is found in place, and is ended the same way', async () => {
      shop.production.approvals = true;
      const app = await open();
      assert.equal((await app.release()).status, 'waiting');
      shop.double.approve('cr-1');
      const [swept] = await app.selfReleases.sweep();
      assert.equal(swept?.status, 'verified');
      const answer = await app.selfReleases.end(swept.lease.id);
      assert.ok('outcome' in answer && /approved/.test(answer.why));
      shop.double.approve('cr-2');
      await app.selfReleases.sweep();
      assert.deepEqual([keys(), app.selfReleases.open], [[[], []], []]);
    });

    it('is settled by reading where the answer to the write was lost', async () => {
      const app = await open();
      let lost = false;
      shop.double.fault = ({ method }) => {
        if (method !== 'PATCH' || lost) return undefined;
        lost = true;
        target('on', 'me');
        return 'hang up';
      };
      await assert.rejects(app.release(), /not known/);
      const [swept] = await app.selfReleases.sweep();
      assert.equal(swept?.status, 'verified');
    });
  });
});
