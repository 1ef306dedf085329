import assert from 'node:assert/strict';
import { isAway } from '../../src/app/archive/away.ts';
import { blastRadius } from '../../src/core/exposure/blastRadius.ts';
import { exposure } from '../../src/core/exposure/exposure.ts';
import type { Who } from '../../src/core/model/exposure.ts';
import { IDENTITY_KEY, type Identity } from '../../src/core/model/identity.ts';
import type { Snapshot } from '../../src/core/model/snapshot.ts';
import {
  isRefusal,
  type Plan,
  ProviderError,
  type ProviderFailure,
  type Refusal,
} from '../../src/core/ports/provider.ts';
import { openStranger } from '../support/stranger.ts';
import { type Harness, TROUBLES, type World } from './harness.ts';

const me: Identity = { key: 'me@contract.example', kind: 'user', attributes: {} };
const NOTE = 'the contract';
const person = (key: string): Identity => ({ key, kind: 'user', attributes: {} });
const named = ({ key }: Identity): Who => ({ kind: 'people', attribute: IDENTITY_KEY, keys: [key] });

/** What every provider owes the rest of the house, whatever its flag system. */
export function providerContract({ id, fixture, open, start, stop }: Harness): void {
  describe(`the provider ${id}`, () => {
    let world: World;

    before(async () => {
      await start?.();
    });

    after(() => stop?.());

    beforeEach(async () => {
      world = await open();
    });

    afterEach(() => world.close());

    const read = () => world.provider.read(world.place);
    /** As a click reads. */
    const readAbout = (key: string) => world.provider.readFlag?.(world.place, key) ?? read();
    const until = () => Math.floor(Date.now() / 1000) + 3600;

    function variant(snapshot: Snapshot, key: string, who: Identity): string | null | undefined {
      const served = world.provider.evaluate(snapshot, key, who);
      return served.outcome === 'served' ? served.variation : undefined;
    }

    function planOn(snapshot: Snapshot, key: string): Plan {
      const on = snapshot.flags.get(key)?.variations.find(({ value }) => value === true)?.name ?? '';
      return made(
        world.provider.planSelfRelease(snapshot, { key, variation: on, identity: me, until: until() }),
      );
    }

    async function release(key: string): Promise<Plan> {
      const plan = planOn(await read(), key);
      await world.provider.apply(world.place, plan, NOTE);
      return plan;
    }

    const failsWith = (reason: ProviderFailure, work: Promise<unknown>) =>
      assert.rejects(
        work,
        (error) => error instanceof ProviderError && error.reason === reason && error.message !== '',
      );

    it('reads every flag of an environment', async () => {
      const { flags, problems, version } = await read();
      assert.deepEqual([...flags.keys()].sort(), [fixture.dark, fixture.shared].sort());
      assert.deepEqual(problems, []);
      assert.notEqual(version, '');
    });

    it('keeps the version while nothing changes, and only then', async () => {
      const first = await read();
      assert.equal((await read()).version, first.version);
      await world.interfere();
      assert.notEqual((await read()).version, first.version);
    });

    it('evaluates as the flag system does', async () => {
      const snapshot = await read();
      const value = (key: string, who: string) => {
        const served = world.provider.evaluate(snapshot, key, person(who));
        return served.outcome === 'served' ? served.value : undefined;
      };
      assert.deepEqual(
        [value(fixture.shared, fixture.has), value(fixture.shared, fixture.lacks)],
        [true, false],
      );
      assert.equal(world.provider.evaluate(snapshot, 'nothing-of-the-kind', me).outcome, 'cannot tell');
    });

    it('says that the source is missing', async () => {
      await world.remove();
      await failsWith('missing', read());
    });

    it('says that the source is malformed', async () => {
      await world.garble();
      await failsWith('malformed', read());
    });

    it('says that the source cannot be read', async function () {
      if (world.block === undefined) return this.skip();
      await world.block();
      await assert.rejects(read(), ProviderError);
    });

    it('writes nothing while it plans', async () => {
      const before = await world.contents(world.place);
      planOn(await read(), fixture.dark);
      assert.equal(await world.contents(world.place), before);
    });

    for (const key of [fixture.dark, fixture.shared]) {
      it(`releases ${key} to me alone`, async () => {
        const before = await read();
        const plan = await release(key);
        const after = await read();
        const radius = blastRadius(before, after, key, me, (snapshot, flag, who) =>
          world.provider.evaluate(snapshot, flag, who),
        );
        assert.equal(radius.reach, 'only me');
        assert.equal(variant(after, key, me), variant(plan.after, key, me));
        for (const who of [fixture.has, fixture.lacks, 'a-stranger'].map(person)) {
          assert.equal(variant(after, key, who), variant(before, key, who), who.key);
        }
      });

      it(`takes back from ${key} what it did, to the letter`, async () => {
        const before = await world.contents(world.place);
        const { change } = await release(key);
        const stored = JSON.parse(JSON.stringify(change));
        const undo = world.provider.planUndo(await read(), key, me, stored);
        assert.ok(undo !== undefined);
        await world.provider.apply(world.place, made(undo), NOTE);
        assert.equal(await world.contents(world.place), before);
        assert.equal(world.provider.planUndo(await read(), key, me, stored), undefined, 'nothing is left');
      });
    }

    for (const key of [fixture.dark, fixture.shared]) {
      it(`gives ${key} to a share beside whoever has it, and takes it back to the letter`, async function () {
        const { provider, place } = world;
        if (provider.planReach === undefined) return this.skip();
        const [before, contents] = [await readAbout(key), await world.contents(place)];
        const on = before.flags.get(key)?.variations.find(({ value }) => value === true)?.name ?? '';
        const people = Array.from({ length: 300 }, (_, at) => person(`person-${at}`));
        const gets = (snapshot: Snapshot, who: Identity) =>
          world.serves?.(key, who) ?? variant(snapshot, key, who);
        const having = (snapshot: Snapshot) => people.filter((who) => gets(snapshot, who) === on);
        let last = having(before);
        const changes: unknown[] = [];
        for (const share of [0.05, 0.5]) {
          const plan = made(
            provider.planReach(await readAbout(key), key, {
              variation: on,
              with: [me].map(named),
              without: [],
              share,
            }),
          );
          await provider.apply(place, plan, NOTE);
          changes.push(JSON.parse(JSON.stringify(plan.change)));
          const after = await read();
          assert.deepEqual(having(after), having(plan.after));
          assert.ok(
            last.every((who) => having(after).includes(who)),
            'whoever had it keeps it',
          );
          assert.equal(gets(after, me), on);
          last = having(after);
        }
        assert.ok(last.length > 100 && last.length < 200, `${last.length}`);
        for (const change of changes.reverse()) {
          const undo = provider.planUndo(await readAbout(key), key, me, change);
          assert.ok(undo !== undefined);
          await provider.apply(place, made(undo), NOTE);
        }
        assert.equal(await world.contents(place), contents);
      });
    }

    it('takes a wider release back once a colleague changed the flag, and keeps their change', async function () {
      const { provider, place } = world;
      if (provider.planReach === undefined) return this.skip();
      const key = fixture.shared;
      const on = (await read()).flags.get(key)?.variations.find(({ value }) => value === true)?.name ?? '';
      const plan = made(
        provider.planReach(await readAbout(key), key, { variation: on, with: [], without: [], share: 0.5 }),
      );
      await provider.apply(place, plan, NOTE);
      await world.interfere();
      const undo = made(
        provider.planUndo(await readAbout(key), key, me, plan.change) ?? { refused: 'nothing is left' },
      );
      await provider.apply(place, undo, NOTE);
      const after = await read();
      const people = Array.from({ length: 100 }, (_, at) => person(`person-${at}`));
      const gets = (who: Identity) => world.serves?.(key, who) ?? variant(after, key, who);
      assert.deepEqual(
        people.filter((who) => gets(who) === on),
        [],
      );
      assert.equal(gets(person(fixture.has)), on);
    });

    it('puts a flag away, and leaves the others alone', async function () {
      const { provider, place, elsewhere } = world;
      const { archiving } = provider;
      if (archiving === undefined) return this.skip();
      const before = await readAbout(fixture.dark);
      const plan = made(archiving.plan(before, fixture.dark));
      assert.ok(isAway(plan.after, fixture.dark) && !isAway(before, fixture.dark));
      await provider.apply(place, plan, NOTE);
      for (const after of [await readAbout(fixture.dark), await read()]) {
        assert.ok(isAway(after, fixture.dark));
        assert.deepEqual(after.flags.get(fixture.shared), before.flags.get(fixture.shared));
      }
      const there = await provider.read(elsewhere);
      assert.equal(isAway(there, fixture.dark), archiving.reach === 'project');
    });

    it('makes a flag that is off for everyone everywhere, and leaves the others alone', async function () {
      const { provider, place, elsewhere } = world;
      if (provider.createFlag === undefined) return this.skip();
      const before = await read();
      await provider.createFlag(place, 'made-here');
      for (const after of [await read(), await provider.read(elsewhere)]) {
        const state = after.flags.get('made-here');
        assert.ok(state);
        const { released, unknown, toggle } = exposure(state, Date.now());
        assert.deepEqual([released, unknown, toggle], [[], [], true]);
        assert.equal(variant(after, 'made-here', me), variant(after, 'made-here', person('anybody')));
      }
      const after = await read();
      for (const key of [fixture.dark, fixture.shared])
        assert.deepEqual(after.flags.get(key), before.flags.get(key));
      assert.ok(!isRefusal(planOn(after, 'made-here')));
    });

    it('makes no flag of a key that is taken', async function () {
      const { provider, place } = world;
      if (provider.createFlag === undefined) return this.skip();
      const before = await read();
      await failsWith('conflict', provider.createFlag(place, fixture.shared));
      assert.deepEqual((await read()).flags, before.flags);
    });

    it('does not put away what was changed since', async function () {
      const { provider, place } = world;
      if (provider.archiving === undefined) return this.skip();
      const plan = made(provider.archiving.plan(await readAbout(fixture.shared), fixture.shared));
      await world.interfere();
      await failsWith('conflict', provider.apply(place, plan, NOTE));
      assert.ok(!isAway(await read(), fixture.shared));
    });

    it('does not release a flag that was put away since', async function () {
      const { provider, place } = world;
      if (provider.archiving === undefined) return this.skip();
      const plan = planOn(await read(), fixture.dark);
      const away = made(provider.archiving.plan(await readAbout(fixture.dark), fixture.dark));
      await provider.apply(place, away, NOTE);
      await assert.rejects(provider.apply(place, plan, NOTE), ProviderError);
      assert.ok(isAway(await read(), fixture.dark));
    });

    it('shows the native change', async () => {
      const { texts } = planOn(await read(), fixture.dark);
      assert.ok(texts.after.includes(me.key));
      assert.ok(!texts.before.includes(me.key));
      assert.notEqual(texts.name, '');
    });

    it('leaves the other flags and the other environments alone', async () => {
      const [before, elsewhere] = [await read(), await world.contents(world.elsewhere)];
      await release(fixture.dark);
      const after = await read();
      assert.deepEqual(after.flags.get(fixture.shared), before.flags.get(fixture.shared));
      assert.equal(await world.contents(world.elsewhere), elsewhere);
    });

    it('does not write on a version that is no longer current', async () => {
      const plan = planOn(await read(), fixture.shared);
      await world.interfere();
      const theirs = await world.contents(world.place);
      await failsWith('conflict', world.provider.apply(world.place, plan, NOTE));
      assert.equal(await world.contents(world.place), theirs);
    });

    it('does not write where the source is gone', async () => {
      const plan = planOn(await read(), fixture.dark);
      await world.remove();
      await failsWith('missing', world.provider.apply(world.place, plan, NOTE));
    });

    it('takes back only its own part once a colleague changed the flag', async () => {
      const { change } = await release(fixture.shared);
      await world.interfere();
      const theirs = await read();
      const undo = world.provider.planUndo(theirs, fixture.shared, me, change);
      assert.ok(undo !== undefined);
      const { after } = made(undo);
      for (const who of [fixture.has, fixture.lacks].map(person)) {
        assert.equal(variant(after, fixture.shared, who), variant(theirs, fixture.shared, who));
      }
      assert.equal(world.provider.planUndo(after, fixture.shared, me, change), undefined);
    });

    for (const [trouble, reason] of TROUBLES) {
      it(`says '${reason}' when the flag system ${trouble}, and repeats no token`, async function () {
        const { remote } = world;
        if (remote === undefined) return this.skip();
        const provider = trouble === 'is slow' ? remote.hasty : world.provider;
        remote.front.trouble(trouble);
        const failures = [await failure(provider.read(world.place))];
        remote.front.trouble(undefined);
        const plan = planOn(await read(), fixture.dark);
        const before = await world.contents(world.place);
        remote.front.trouble(trouble, remote.isWrite);
        failures.push(await failure(provider.apply(world.place, plan, NOTE)));
        remote.front.trouble(undefined);
        for (const { message } of failures) assert.ok(!message.includes(remote.token), message);
        assert.equal(failures[0]?.reason, reason);
        // Of a write that got an answer which is none it is not known whether it was made.
        const open = reason === 'malformed' && trouble !== 'sends elsewhere';
        assert.equal(failures[1]?.reason, open ? 'unreachable' : reason);
        assert.equal(await world.contents(world.place), before);
      });
    }

    it('asks nothing of a server that cannot be trusted, and says so', async function () {
      const { provider, place, remote } = world;
      if (remote === undefined) return this.skip();
      const stranger = await openStranger();
      const there = { ...place, connection: { ...place.connection, url: stranger.url } };
      try {
        const plan = planOn(await read(), fixture.dark);
        for (const ask of [() => provider.read(there), () => provider.apply(there, plan, NOTE)]) {
          const { reason, message } = await failure(ask());
          assert.equal(reason, 'unreachable');
          assert.match(message, /cannot be trusted/);
          assert.ok(!message.includes(remote.token), message);
        }
        assert.equal(stranger.asked, 0);
      } finally {
        await stranger.close();
      }
    });

    it('tells a token that was revoked between two reads', async function () {
      if (world.remote === undefined) return this.skip();
      await read();
      world.remote.front.trouble('does not know the token');
      await failsWith('unauthorized', read());
    });

    it('refuses what it does not know, in words', async () => {
      const snapshot = await read();
      const wishes = [
        { key: 'nothing-of-the-kind', variation: 'on' },
        { key: fixture.dark, variation: 'no-such-variation' },
      ];
      for (const wish of wishes) {
        const answer = world.provider.planSelfRelease(snapshot, { ...wish, identity: me, until: until() });
        assert.ok(isRefusal(answer) && answer.refused !== '');
      }
    });

    it('makes nothing of a change that is not its own', async () => {
      for (const change of [undefined, null, 1, {}, { before: 'x' }]) {
        assert.equal(world.provider.planUndo(await read(), fixture.dark, me, change), undefined);
      }
    });
  });
}

async function failure(work: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await work.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProviderError, String(error));
  return error;
}

function made(answer: Plan | Refusal): Plan {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return answer;
}
